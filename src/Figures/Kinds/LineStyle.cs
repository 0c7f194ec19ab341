namespace TradeSim.Figures;

/// <summary>How a line is drawn.</summary>
internal enum LineStyle
{
    /// <summary>A line of the figure.</summary>
    Solid,

    /// <summary>A line that rests on assumptions more than the others do, or a variant.</summary>
    Dashed,

    /// <summary>A pale line to compare with: the baseline, another run.</summary>
    Ghost,
}
