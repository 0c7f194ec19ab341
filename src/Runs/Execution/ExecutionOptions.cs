using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;

namespace TradeSim.Runs.Execution;

/// <summary>How a request is executed. Does not affect its results.</summary>
internal sealed record ExecutionOptions
{
    /// <summary>Where cases are run. Default: in this process.</summary>
    public ICaseHosts Hosts { get; init; } = new EmbeddedHosts();

    /// <summary>Threads and batches. Default: as many threads as the machine has, batches by the size of the world.</summary>
    public RunOptions Machine { get; init; } = new();

    /// <summary>Progress, cancellation and clock.</summary>
    public StudyContext Context { get; init; } = StudyContext.Default;

    /// <summary>What the caller's options are called. Default: those of the command line.</summary>
    public OptionNames Names { get; init; } = OptionNames.CommandLine;

    /// <summary>Called once before the first case of an ensemble, with the history that is used as manifests name it; returns the file in
    /// which finished cases are kept, so that the study can be resumed. Null: none is kept.</summary>
    public Func<string?, string>? BeginJournal { get; init; }

    /// <summary>Whether cases of the journal that failed are run again. Default: false.</summary>
    public bool RetryFailed { get; init; }
}
