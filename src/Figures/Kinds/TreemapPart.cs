namespace TradeSim.Figures;

/// <summary>One part of a <see cref="Treemap"/>.</summary>
/// <param name="Name">What it is: a sector.</param>
/// <param name="Before">Its value before, not negative, in the unit of the treemap's values.</param>
/// <param name="After">Its value after.</param>
internal sealed record TreemapPart(string Name, double Before, double After)
{
    /// <summary>What it is.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Name { get; } = Check.Name(Name, "A part of a treemap");

    /// <summary>Its value before.</summary>
    /// <exception cref="ArgumentException">It is negative or not finite.</exception>
    public double Before { get; } = Check.NotNegative([Check.Finite(Before, $"'{Name}' before")], $"'{Name}' before")[0];

    /// <summary>Its value after.</summary>
    /// <exception cref="ArgumentException">It is negative or not finite.</exception>
    public double After { get; } = Check.NotNegative([Check.Finite(After, $"'{Name}' after")], $"'{Name}' after")[0];
}
