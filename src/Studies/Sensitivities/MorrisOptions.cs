using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Sensitivities;

/// <summary>How a screening is made.</summary>
internal sealed record MorrisOptions
{
    /// <summary>Walks through the unit cube; each costs one case more than there are factors. Default 32, at least 2.</summary>
    public int Trajectories { get; init; } = 32;

    /// <summary>Levels of each dimension. Default 8, even, at least 2.</summary>
    public int Levels { get; init; } = 8;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Handling of failed cases.</summary>
    public FailedCaseHandling FailedCases { get; init; } = FailedCaseHandling.Refuse;
}
