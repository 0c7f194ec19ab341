namespace TradeSim.Studies.Games;

/// <summary>How a policy game is solved.</summary>
public sealed record GameOptions
{
    /// <summary>The largest gain from deviating that an equilibrium may leave, in units of the payoff; default 1e-6.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Starting points of an equilibrium, from 1 to 20: the first has every instrument at its default, the others are spread over
    /// the ranges; default 3.</summary>
    public int Starts { get; init; } = 3;

    /// <summary>Steps from one starting point, at least 1; default 80.</summary>
    public int MostSteps { get; init; } = 80;

    /// <summary>Values of an instrument that are tried to verify a solution, at least 3; default 41.</summary>
    public int GridPoints { get; init; } = 41;

    /// <summary>Values of each of two instruments of a player that are tried together, at least 3; default 7.</summary>
    public int PairGridPoints { get; init; } = 7;
}
