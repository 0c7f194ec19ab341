namespace TradeSim.Engine.Baseline;

/// <summary>The kind of an economy.</summary>
public enum EconomyKind
{
    /// <summary>A country, or the part of it that no region of the baseline covers.</summary>
    Country,

    /// <summary>A region of a country.</summary>
    Region,

    /// <summary>The rest of the world.</summary>
    Rest,
}
