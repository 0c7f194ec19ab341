namespace TradeSim.Studies.Cases;

/// <summary>What surrounds a study and changes nothing of its results: who is told, who may stop it, and the clock.</summary>
public sealed record StudyContext
{
    /// <summary>No progress, no cancellation, the system's clock.</summary>
    public static StudyContext Default { get; } = new();

    /// <summary>Told how far the study has come.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Stops the study.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The clock behind elapsed and remaining time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
