using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TradeSim.Packaging.Tests;

/// <summary>
/// The packages as `dotnet pack` makes them from what is built, and the tool installed from them: into an empty folder, by a user who has
/// an empty home folder, an empty package cache and no other source of packages.
/// </summary>
public sealed class PackedTool : IDisposable
{
    /// <summary>What packages get here in place of a version from git.</summary>
    public const string Version = "0.1.0-test";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tradesim-packages-");

    public PackedTool()
    {
        Dotnet(
            Repository.Root,
            [
                "pack",
                "Simulation.sln",
                "--configuration",
                Repository.Configuration,
                "--no-build",
                "--output",
                Packages,
                "-p:ToolRuntimes=",
                $"-p:MinVerVersionOverride={Version}",
            ]
        );
        File.WriteAllText(
            this["nuget.config"],
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Packages}" />
              </packageSources>
            </configuration>
            """
        );
        Dotnet(
            folder.FullName,
            ["tool", "install", "TradeSim", "--version", Version, "--tool-path", this["tools"], "--configfile", this["nuget.config"]]
        );
    }

    /// <summary>The folder with the packages.</summary>
    public string Packages => this["packages"];

    /// <summary>A file or folder of this test.</summary>
    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>Runs the installed tool in the empty folder and returns what it printed.</summary>
    public string Tradesim(params string[] arguments) => Run(this["tools/tradesim"], folder.FullName, arguments);

    public void Dispose() => folder.Delete(recursive: true);

    private void Dotnet(string workingFolder, IEnumerable<string> arguments) =>
        Run(Path.Combine(DotnetRoot, "dotnet"), workingFolder, arguments);

    /// <summary>The folder of the runtime that these tests run on: a tool finds no other without a home folder.</summary>
    private static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private string Run(string program, string workingFolder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = DotnetRoot;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // so that no process outlives the command
        start.Environment["DOTNET_TieredPGO"] = "0"; // it ends before what is learned about its code pays
        if (workingFolder == folder.FullName)
        {
            foreach (var home in new[] { "HOME", "USERPROFILE", "DOTNET_CLI_HOME" })
                start.Environment[home] = Directory.CreateDirectory(this["home"]).FullName;
            start.Environment["NUGET_PACKAGES"] = this["cache"];
        }
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{program} {string.Join(' ', arguments)} did not end within {Limit.TotalMinutes} minutes"
                )
            );
        }
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}\n{output.Result}\n{error.Result}"
        );
        return output.Result;
    }
}
