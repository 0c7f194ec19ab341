namespace TradeSim.Figures;

/// <summary>How the numbers of an axis are written.</summary>
internal enum NumberKind
{
    /// <summary>As a number in the reader's notation.</summary>
    Number,

    /// <summary>As a share: 0.05 is written 5 %.</summary>
    Percent,

    /// <summary>As a calendar year, without a thousands separator.</summary>
    Year,
}
