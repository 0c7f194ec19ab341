namespace TradeSim.Studies.Cases;

/// <summary>The environment of a study, which does not affect results: progress, cancellation and clock.</summary>
public sealed record StudyContext
{
    /// <summary>No progress, no cancellation, the system's clock.</summary>
    public static StudyContext Default { get; } = new();

    /// <summary>Receives the progress of the study.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Stops the study.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The clock behind elapsed and remaining time.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
