namespace TradeSim.Runs.Reports;

/// <summary>Which files are written for each figure, beside the report, which always contains its figures.</summary>
[Flags]
internal enum FigureFiles
{
    /// <summary>No files.</summary>
    None = 0,

    /// <summary>SVG: sharp at any size.</summary>
    Svg = 1,

    /// <summary>PNG, for programs that read no SVG.</summary>
    Png = 2,

    /// <summary>SVG and PNG.</summary>
    Both = Svg | Png,
}
