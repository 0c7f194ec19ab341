namespace TradeSim.Studies.History;

/// <summary>What a forecast of a pair may learn from.</summary>
public enum ForecastBasis
{
    /// <summary>The past of all pairs, its own included.</summary>
    AllPairs,

    /// <summary>The past of all other pairs; of the pair itself only the last values and the volatility.</summary>
    PairLeftOut,

    /// <summary>Its own past only.</summary>
    OwnHistory,
}
