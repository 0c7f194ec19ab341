using TradeSim.Figures;
using TradeSim.Runs.Tables;

namespace TradeSim.Runs.Reports;

/// <summary>For whom a report is made.</summary>
/// <param name="Language">Its language and notation.</param>
/// <param name="Files">Which files are written for each figure.</param>
/// <param name="Width">Width of the figures' files, pixels.</param>
/// <param name="Scheme">Their colours.</param>
/// <param name="Formats">Formats of tables beside CSV.</param>
/// <param name="Outlines">Outlines of countries for maps; null: those that ship.</param>
internal sealed record ReportStyle(
    ReportLanguage Language,
    FigureFiles Files,
    int Width = FigureStyle.Wide,
    ColourScheme Scheme = ColourScheme.Reader,
    TableFormats Formats = TableFormats.None,
    CountryOutlines? Outlines = null
)
{
    /// <summary>How the files of the figures are drawn.</summary>
    public FigureStyle Drawn =>
        new()
        {
            Language = Language,
            Width = Width,
            Scheme = Scheme,
        };
}
