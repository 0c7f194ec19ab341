using System.Diagnostics;
using System.Globalization;
using TradeSim.Grains.Connections;

namespace TradeSim.Grains.LocalSilos;

/// <summary>A silo in a separate process.</summary>
internal sealed class SiloProcess : IDisposable
{
    private const int BadOptions = 2;
    private const int LastLines = 3;

    private readonly Process process;
    private readonly List<string> log = [];
    private readonly List<string> errors = [];

    internal SiloProcess(string[] arguments, string? database, int port, int gatewayPort, int healthPort, string? program = null)
    {
        (Port, GatewayPort, HealthPort) = (port, gatewayPort, healthPort);
        var file = program ?? SiloProgram.Find();
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [file, "--Silo:StopWithInput=true", .. arguments])
            {
                // The silo stops when this end is closed, which also happens when this process is killed.
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        // It may contain a password, and a command line can be read by others.
        if (database?.StartsWith(ClusterAddress.RedisPrefix, StringComparison.Ordinal) == true)
            process.StartInfo.Environment["Silo__Redis"] = database[ClusterAddress.RedisPrefix.Length..];
        else if (database is not null)
            process.StartInfo.Environment["Silo__Database"] = database;
        process.OutputDataReceived += (_, line) => Note(line.Data, log);
        process.ErrorDataReceived += (_, line) => Note(line.Data, log, errors);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Port for other silos.</summary>
    public int Port { get; }

    /// <summary>Port for clients.</summary>
    public int GatewayPort { get; }

    /// <summary>Port of the health endpoint.</summary>
    public int HealthPort { get; }

    /// <summary>Process id.</summary>
    public int ProcessId => process.Id;

    /// <summary>What it wrote, the last thousand lines.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return string.Join('\n', log);
        }
    }

    /// <summary>Whether it ended since its input is invalid.</summary>
    internal bool HasInvalidOptions => process.HasExited && process.ExitCode == BadOptions;

    /// <summary>Why it ended, as it says, or the last lines that it wrote.</summary>
    private string LastOutput
    {
        get
        {
            lock (log)
                return string.Join('\n', (errors.Count > 0 ? errors : log).TakeLast(LastLines));
        }
    }

    /// <summary>Asks it to stop (SIGTERM), and waits until it has handed its batches on and ended.</summary>
    public async Task Stop(CancellationToken cancellation = default)
    {
        if (process.HasExited)
            return;
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();

    /// <summary>Freezes it (SIGSTOP), as a paused machine or a broken cable would: its connections stay open.</summary>
    internal void Freeze() => Signal("-STOP");

    /// <summary>Resumes it.</summary>
    internal void Thaw() => Signal("-CONT");

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    internal async Task<int> WaitForExit(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    /// <summary>Whether it has ended.</summary>
    internal bool HasExited => process.HasExited;

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    internal async Task Kill()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    internal async Task WaitUntilMember(CancellationToken cancellation)
    {
        using var http = new HttpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(CancellationToken.None); // all that it wrote has come
                throw new InvalidOperationException($"The silo ended before it was a member:\n{LastOutput}");
            }
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{HealthPort}/health"), limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"The silo was not a member within a minute:\n{LastOutput}");
            }
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private void Note(string? line, params List<string>[] notes)
    {
        if (line is null)
            return;
        lock (log)
        {
            foreach (var note in notes)
            {
                if (note.Count == 1000)
                    note.RemoveAt(0);
                note.Add(line);
            }
        }
    }
}
