using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Sensitivities;

/// <summary>How far factors are moved.</summary>
internal sealed record TornadoOptions
{
    /// <summary>Each factor goes from this quantile to the one opposite. Default 0.1, so from 10 % to 90 %.</summary>
    public double Quantile { get; init; } = 0.1;

    /// <summary>Handling of failed cases.</summary>
    public FailedCaseHandling FailedCases { get; init; } = FailedCaseHandling.Refuse;
}
