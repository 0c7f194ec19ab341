namespace TradeSim.Figures;

/// <summary>One step of a <see cref="Waterfall"/>: what a policy, or growth, adds or takes.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Change">What it adds, in the unit of the value axis; negative where it takes.</param>
internal sealed record Contribution(string Name, double Change)
{
    /// <summary>What it is.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Name { get; } = Check.Name(Name, "A contribution");

    /// <summary>What it adds.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Change { get; } = Check.Finite(Change, $"Contribution '{Name}'");
}
