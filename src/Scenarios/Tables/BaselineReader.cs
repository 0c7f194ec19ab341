using System.Collections.Immutable;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios;

/// <summary>Reads a baseline: a folder of CSV tables in, a checked world with its provenance, or every error, out.</summary>
internal static class BaselineReader
{
    /// <summary>The tables without which a folder is no baseline.</summary>
    public static ImmutableArray<string> Needed { get; } = ["economies.csv", "sectors.csv", "flows.csv"];

    /// <summary>Reads the baseline in a folder of this machine.</summary>
    /// <exception cref="ScenarioException">The tables have errors.</exception>
    public static Baseline Read(string folder, ReaderLimits? limits = null) => Read(DiskFiles.ForFolder(folder), ".", limits);

    /// <summary>Reads the baseline in a folder of some files.</summary>
    /// <exception cref="ScenarioException">The tables have errors.</exception>
    public static Baseline Read(IScenarioFiles files, string folder, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        limits ??= ReaderLimits.Default;
        var problems = new Problems(limits.Errors);
        var baseline = Read(new TableFiles(files, limits, problems), folder, new SourcePosition(files.Show(folder)), "");
        return baseline is null || problems.Any ? throw problems.ToException() : baseline;
    }

    /// <summary>Reads a baseline for a scenario that names it at a place; null where its tables have errors.</summary>
    internal static Baseline? Read(TableFiles files, string folder, SourcePosition asker, string askerPath) =>
        new BaselineTables(files, folder, asker, askerPath).Read();
}
