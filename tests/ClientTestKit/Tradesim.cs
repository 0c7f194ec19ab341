using System.Diagnostics;
using System.Globalization;
using TradeSim.Client;
using TradeSim.TestKit;

namespace TradeSim.ClientTestKit;

/// <summary>The command line: in this process, or in a process of its own where the process is what is tested.</summary>
internal static class Tradesim
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "tradesim.dll");

    /// <summary>Columns of what commands print in tests.</summary>
    private const int Width = 200;

    /// <summary>Runs a command in this process.</summary>
    public static Outcome Run(params string[] arguments) => RunAt(Width, arguments);

    /// <summary>Runs a command in this process, as in a terminal of some columns, where processes of other tests start, too.</summary>
    public static Outcome RunAt(int width, params string[] arguments) => RunIn(Repository.Root, width, arguments);

    /// <summary>Runs a command in this process, in a folder, as in a terminal of some columns. In another folder than the repository's no
    /// other test may run meanwhile.</summary>
    public static Outcome RunIn(string folder, int width, params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var (printed, errors) = (TextWriter.Synchronized(output), TextWriter.Synchronized(error));
        Directory.SetCurrentDirectory(folder);
        // In a flow of its own, whose culture and streams end with it.
        var code = Task.Run(() => CommandLine.RunAsync(arguments, printed, errors, width)).GetAwaiter().GetResult();
        return new Outcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command in a process of its own.</summary>
    public static Outcome RunProcess(params string[] arguments) => RunProcess(new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command in a process of its own, with other values of environment variables.</summary>
    public static Outcome RunProcess(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["COLUMNS"] = Width.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"tradesim {string.Join(' ', arguments)} did not end within two minutes");
        }
        return new Outcome(process.ExitCode, output, error.Result);
    }

    /// <summary>A process that runs on.</summary>
    public static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Program, .. arguments]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true }
        )!;

    /// <summary>A process that runs on, and whose errors are read.</summary>
    public static Process StartToReadErrors(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Program, .. arguments])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    /// <summary>A process that runs on, and whose output is read.</summary>
    public static Process StartToRead(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root }
        )!;

    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"exit code {ExitCode}\n{Output}\n{Error}");
    }
}
