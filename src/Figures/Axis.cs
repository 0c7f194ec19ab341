namespace TradeSim.Figures;

/// <summary>An axis: the measured quantity, its unit, and the format of its numbers.</summary>
internal sealed record Axis
{
    /// <summary>An axis whose limits follow from the data.</summary>
    /// <param name="label">The measured quantity, such as "turnover". May be empty if the numbers are clear without it, as years
    /// are.</param>
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

    /// <summary>The measured quantity.</summary>
    public string Label { get; }

    /// <summary>The unit it is measured in.</summary>
    public string Unit { get; }

    /// <summary>How the numbers are written.</summary>
    public NumberKind Kind { get; }

    /// <summary>True where the axis need not include zero. Bars and areas always do.</summary>
    public bool FreeOfZero { get; init; }

    /// <summary>True for a logarithmic axis, in <see cref="ForecastScatter"/> and in the SVG of a <see cref="LineChart"/>: flows of very
    /// different size.</summary>
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
