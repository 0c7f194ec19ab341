namespace TradeSim.Scenarios;

/// <summary>Limits of a scenario. A file beyond a limit is refused before anything large is built.</summary>
public sealed record ReaderLimits
{
    /// <summary>The default limits.</summary>
    public static ReaderLimits Default { get; } = new();

    /// <summary>The raised limits: a hundred times as much, eight times the bytes of a table and twenty times the figures of a
    /// study.</summary>
    public static ReaderLimits Large { get; } =
        Default with
        {
            ScenarioBytes = 100 * Default.ScenarioBytes,
            TableBytes = Array.MaxLength, // the limit of an array
            ListLength = 100 * Default.ListLength,
            WorldCells = 100 * Default.WorldCells,
            RunCells = 100 * Default.RunCells,
            PolicyCells = 100 * Default.PolicyCells,
            StudyFigures = 20 * Default.StudyFigures, // likewise
        };

    /// <summary>How deep lists and mappings may be nested. Default 64.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Largest scenario file, bytes. Default 1 MiB.</summary>
    public long ScenarioBytes { get; init; } = 1 << 20;

    /// <summary>Largest table, bytes. Default 256 MiB.</summary>
    public long TableBytes { get; init; } = 256L << 20;

    /// <summary>Most items of a list, or keys of a mapping. Default 10,000.</summary>
    public int ListLength { get; init; } = 10_000;

    /// <summary>Most cells (exporter × importer × sector) of a world, or cells of its input table (economy × sector × input). Default 5
    /// million.</summary>
    public long WorldCells { get; init; } = 5_000_000;

    /// <summary>Most flows of a run: cells of the world × years. Default 1,000 million.</summary>
    public long RunCells { get; init; } = 1_000_000_000;

    /// <summary>Most flows, or sectors of economies, on which the policies act in all. Default 10 million.</summary>
    public long PolicyCells { get; init; } = 10_000_000;

    /// <summary>Most figures of a study: cases × years × outcomes that are kept. Default 100 million, which take 800 MB.</summary>
    public long StudyFigures { get; init; } = 100_000_000;

    /// <summary>How many errors are shown. Default 20.</summary>
    public int Errors { get; init; } = 20;
}
