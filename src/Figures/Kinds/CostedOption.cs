namespace TradeSim.Figures;

/// <summary>One package of measures: what it costs and what it achieves.</summary>
/// <param name="Name">The package.</param>
/// <param name="Cost">Its cost, in the unit of the cost axis.</param>
/// <param name="Outcome">What it achieves, in the unit of the outcome axis.</param>
internal sealed record CostedOption(string Name, double Cost, double Outcome)
{
    /// <summary>The package.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Name { get; } = Check.Name(Name, "An option");

    /// <summary>Its cost.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Cost { get; } = Check.Finite(Cost, $"The cost of '{Name}'");

    /// <summary>What it achieves.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Outcome { get; } = Check.Finite(Outcome, $"The outcome of '{Name}'");
}
