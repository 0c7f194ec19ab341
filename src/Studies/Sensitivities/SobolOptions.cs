using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Sensitivities;

/// <summary>How Sobol' indices are estimated.</summary>
internal sealed record SobolOptions
{
    /// <summary>Base points N; the study takes N · (factors + 2) cases. Default 512, at least 16, best a power of two.</summary>
    public int Points { get; init; } = 512;

    /// <summary>Resamples behind the confidence intervals. Default 500, at least 50.</summary>
    public int Resamples { get; init; } = 500;

    /// <summary>Level of the confidence intervals. Default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Handling of failed cases: a base point is left out with all its cases.</summary>
    public FailedCaseHandling FailedCases { get; init; } = FailedCaseHandling.Refuse;
}
