using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Ensembles;

/// <summary>How an ensemble is run.</summary>
internal sealed record EnsembleOptions
{
    /// <summary>Cases that are made, run and written down together; memory for cases in flight is bounded by it. Default 1,024, at least
    /// 1.</summary>
    public int CasesPerChunk { get; init; } = 1024;

    /// <summary>A journal file, so that an interrupted run resumes and runs only missing cases; null: none.</summary>
    public string? JournalFile { get; init; }

    /// <summary>What else makes this study this study, such as a hash of the scenario's files; a journal of another identity is
    /// refused.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Whether cases that failed in an earlier run are run again. Default false: a case fails the same way each time, unless the
    /// program changed.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Handling of figures that failed cases could bias. Default: they are refused.</summary>
    public FailedCaseHandling FailedCases { get; init; } = FailedCaseHandling.Refuse;
}
