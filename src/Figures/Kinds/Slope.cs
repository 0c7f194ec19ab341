namespace TradeSim.Figures;

/// <summary>One line of a <see cref="SlopeChart"/>.</summary>
/// <param name="Name">What it is: a sector, a partner.</param>
/// <param name="Before">Its value before, in the unit of the value axis.</param>
/// <param name="After">Its value after.</param>
internal sealed record Slope(string Name, double Before, double After)
{
    /// <summary>What it is.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Name { get; } = Check.Name(Name, "A slope");

    /// <summary>Its value before.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Before { get; } = Check.Finite(Before, $"'{Name}' before");

    /// <summary>Its value after.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double After { get; } = Check.Finite(After, $"'{Name}' after");
}
