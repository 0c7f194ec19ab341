using System.IO.Compression;
using System.Text;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Tables;
using TradeSim.Scenarios;

namespace TradeSim.Simulator;

/// <summary>Downloads of the simulator in its current state.</summary>
internal static class Downloads
{
    // The same state gives the same bytes, but for how long the run took, which its manifest says.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The scenario and the files it reads, in folders such that it runs wherever they are unpacked.</summary>
    public static byte[] ScenarioWithData(LoadedScenario loaded)
    {
        var bundle = loaded.Bundle;
        var above = bundle.Files.Max(file => file.Path.Split('/').Count(name => name == ".."));
        var folder = string.Concat(Enumerable.Repeat("scenario/", above)); // deep enough that .. stays inside
        return Zip(
            bundle.Files.Select(file =>
                (
                    ScenarioPath.Combine(folder, file.Path),
                    file.Path == bundle.Scenario ? Encoding.UTF8.GetBytes(loaded.ToYaml()) : file.Bytes.ToArray()
                )
            )
        );
    }

    /// <summary>The report of <c>tradesim run</c>.</summary>
    public static byte[] Report(Run run, ReportLanguage language) =>
        Encoding.UTF8.GetBytes(RunReport.Of(Solved(run), new ReportStyle(language, FigureFiles.None)).ToHtml());

    /// <summary>The tables of <c>tradesim run</c>.</summary>
    public static byte[] Results(Run run) =>
        Zip(
            RunTables
                .Of(Solved(run))
                .Select(table => (Name: $"{table.Name}.csv", Text: table.ToString()))
                .Append((Name: "manifest.json", Text: Manifest.Of(run).ToJson()))
                .Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))
        );

    private static Run Solved(Run run) => run.Result.Failure is { } failure ? throw new UserException(failure) : run;

    private static byte[] Zip(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (path, content) in files)
            {
                var entry = zip.CreateEntry(path);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }
}
