using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Solving;

/// <summary>How a search is made.</summary>
internal sealed record SolveOptions
{
    /// <summary>Trial points that are run together in a round. Default 16, at least 2.</summary>
    public int TrialsPerRound { get; init; } = 16;

    /// <summary>How exactly the position is wanted, as a fraction of the lever's range. Default 1e-6.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Handling of failed cases of a design: a probability is refused, or taken from the others.</summary>
    public FailedCaseHandling FailedCases { get; init; } = FailedCaseHandling.Refuse;
}
