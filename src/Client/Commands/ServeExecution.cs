using System.ComponentModel;
using System.Diagnostics;
using TradeSim.Client.Printing;
using TradeSim.Simulator;

namespace TradeSim.Client.Commands;

/// <summary>Serves the page of a scenario until it is stopped.</summary>
internal static class ServeExecution
{
    /// <summary>Serves a page.</summary>
    /// <param name="service">The scenario.</param>
    /// <param name="command">The command that serves it again on a port.</param>
    /// <param name="port">The port; 0: a free one.</param>
    /// <param name="open">Whether a browser is opened.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Serve(
        SimulatorService service,
        Func<int, string> command,
        int port,
        bool open,
        CancellationToken cancellation
    )
    {
        await using var server = await SimulatorServer.Start(service, command, port, cancellation);
        Terminal.Line($"{service.Loaded.Scenario.Name}: {server.Address} (Ctrl+C stops)");
        if (open)
            Open(server.Address);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var warming = Task.Run(() => service.WarmUp(stopped.Token), CancellationToken.None);
        await server.UntilStopped(cancellation);
        await stopped.CancelAsync();
        await warming.ContinueWith(_ => { }, TaskScheduler.Default); // a step of the page meets the same errors and reports them
        return ExitCode.Done;
    }

    private static void Open(string address)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception exception)
            when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException or FileNotFoundException)
        {
            Terminal.Warning($"no browser could be opened ({exception.Message}): open {address} in one");
        }
    }
}
