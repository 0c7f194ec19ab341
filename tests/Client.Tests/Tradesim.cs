using System.Diagnostics;
using System.Globalization;

namespace TradeSim.Client.Tests;

/// <summary>The command line as a user has it: a process with arguments, output and an exit code.</summary>
internal static class Tradesim
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "tradesim.dll");

    public static Outcome Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    public static Outcome Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["COLUMNS"] = "200";
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

/// <summary>A folder of its own for each test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tradesim-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
