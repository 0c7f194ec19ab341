namespace TradeSim.Figures;

/// <summary>Which colours a figure takes.</summary>
internal enum ColourScheme
{
    /// <summary>The reader's: light, dark, and light again in print.</summary>
    Reader,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}
