using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using TradeSim.Grains.LocalSilos;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim silo</c>: one silo, from the program beside the client.</summary>
internal static class SiloCommand
{
    public static Command Create()
    {
        var settings = new Argument<string[]>("OPTION")
        {
            Description = "Options of the silo after --, such as -- --Silo:Port=11112; -- --help lists them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("silo", "Start one silo: a server that runs the studies of a cluster. Ctrl+C stops it.") { settings };
        command.SetAction((parsed, _) => Run(parsed.GetValue(settings) ?? []));
        return command;
    }

    private static async Task<int> Run(string[] settings)
    {
        // Input, output and errors are those of this process, and so are Ctrl+C and SIGTERM.
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [SiloProgram.Find(), "--Silo:StopWithInput=true", .. settings])
            {
                RedirectStandardInput = true,
            },
        };
        process.Start();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true); // it gets its own
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            process.StandardInput.Close();
        });
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
