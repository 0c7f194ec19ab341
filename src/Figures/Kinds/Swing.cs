namespace TradeSim.Figures;

/// <summary>One assumption of a <see cref="Tornado"/>, and what the outcome becomes at its low and its high value.</summary>
/// <param name="Name">The assumption.</param>
/// <param name="LowInput">Its low value as written beside the bar: "2.5". May be empty.</param>
/// <param name="HighInput">Its high value as written beside the bar. May be empty.</param>
/// <param name="Low">The outcome at the low value, in the unit of the value axis.</param>
/// <param name="High">The outcome at the high value.</param>
internal sealed record Swing(string Name, string LowInput, string HighInput, double Low, double High)
{
    /// <summary>The assumption.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Name { get; } = Check.Name(Name, "An assumption in a tornado");

    /// <summary>The outcome at the low value.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Low { get; } = Check.Finite(Low, $"The low outcome of '{Name}'");

    /// <summary>The outcome at the high value.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double High { get; } = Check.Finite(High, $"The high outcome of '{Name}'");
}
