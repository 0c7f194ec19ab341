namespace TradeSim.Figures;

/// <summary>A chart as data: what it says and the numbers behind it, and nothing about how it is drawn.</summary>
/// <remarks>Figures are immutable and checked when they are made: every number is finite, every list has the length the others
/// have.</remarks>
internal abstract record Figure
{
    private protected Figure(FigureText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>The words around the chart.</summary>
    public FigureText Text { get; }

    /// <summary>The table behind the chart, with headers in <paramref name="language"/>.</summary>
    public abstract FigureTable Table(ReportLanguage language);
}
