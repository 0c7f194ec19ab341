namespace TradeSim.Figures.Layout;

/// <summary>Which way text runs from its point.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}
