namespace TradeSim.Studies.Solving;

/// <summary>How the cheapest mix is searched.</summary>
internal sealed record MixOptions
{
    /// <summary>Points of the frontier of cost against outcome. Default 9; 0: no frontier.</summary>
    public int FrontierPoints { get; init; } = 9;

    /// <summary>How exactly positions are wanted, as a fraction of each lever's range. Default 1e-5.</summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>Most rounds of trial points. Default 60.</summary>
    public int MostRounds { get; init; } = 60;
}
