namespace TradeSim.Figures;

/// <summary>A chart as data: what it says and the numbers behind it, and nothing about how it is drawn.</summary>
/// <remarks>Figures are immutable and checked when they are made: every number is finite, every list has the length the
/// others have.</remarks>
public abstract record Figure
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

/// <summary>The words around a chart.</summary>
/// <param name="Title">The finding, as a sentence: "Growth alone misses 500 million by 121 million".</param>
/// <param name="Subtitle">What is shown: "Turnover of Kyrgyzstan and Belarus". May be empty.</param>
/// <param name="Source">Where the numbers come from, without the word "source". May be empty.</param>
/// <param name="Scenario">The scenario, its file and engine version, say. May be empty.</param>
public sealed record FigureText(string Title, string Subtitle = "", string Source = "", string Scenario = "")
{
    /// <summary>The finding, as a sentence.</summary>
    /// <exception cref="ArgumentException">It is empty: a figure in a briefing says what is to be seen in it.</exception>
    public string Title { get; } =
        string.IsNullOrWhiteSpace(Title)
            ? throw new ArgumentException("A figure needs a title that states its finding.", nameof(Title))
            : Title;
}

/// <summary>How the numbers of an axis are written.</summary>
public enum NumberKind
{
    /// <summary>As a number in the reader's notation.</summary>
    Number,

    /// <summary>As a share: 0.05 is written 5 %.</summary>
    Percent,

    /// <summary>As a calendar year, without a thousands separator.</summary>
    Year,
}

/// <summary>An axis: what is measured, in which unit, and how its numbers are written.</summary>
public sealed record Axis
{
    /// <summary>An axis whose limits follow from the data.</summary>
    /// <param name="label">What is measured, "turnover". May be empty where the numbers say it, as years do.</param>
    /// <param name="unit">Its unit, "million US dollars". Empty for years, shares and ratios.</param>
    /// <param name="kind">How the numbers are written.</param>
    public Axis(string label, string unit = "", NumberKind kind = NumberKind.Number)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(unit);
        Label = label;
        Unit = unit;
        Kind = kind;
    }

    /// <summary>An axis of calendar years.</summary>
    public static Axis Years { get; } = new("", "", NumberKind.Year);

    /// <summary>What is measured.</summary>
    public string Label { get; }

    /// <summary>The unit it is measured in.</summary>
    public string Unit { get; }

    /// <summary>How the numbers are written.</summary>
    public NumberKind Kind { get; }

    /// <summary>True where the axis need not include zero. Bars and areas always do.</summary>
    public bool FreeOfZero { get; init; }

    /// <summary>True for a logarithmic axis, in <see cref="ForecastScatter"/> and in the SVG of a <see cref="LineChart"/>:
    /// flows of very different size.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>The corner of a table all of whose cells are on this axis: what its rows are, and what the cells measure.</summary>
    internal string Corner(string rows) => Caption.Length > 0 ? $"{rows} · {Caption}" : rows;

    /// <summary>Something on this axis, with the unit behind its name.</summary>
    internal string InUnit(string name) => Unit.Length > 0 ? $"{name}, {Unit}" : name;

    /// <summary>Label and unit as one caption.</summary>
    public string Caption =>
        (Label.Length, Unit.Length) switch
        {
            (_, 0) => Label,
            (0, _) => Unit,
            _ => $"{Label}, {Unit}",
        };
}
