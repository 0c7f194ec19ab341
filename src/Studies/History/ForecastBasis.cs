namespace TradeSim.Studies.History;

/// <summary>What a forecast of a pair may learn from.</summary>
public enum ForecastBasis
{
    /// <summary>The past of all pairs, its own included.</summary>
    AllPairs,

    /// <summary>The past of all other pairs; of its own only the last values and how volatile it was.</summary>
    PairLeftOut,

    /// <summary>Its own past only.</summary>
    OwnHistory,
}
