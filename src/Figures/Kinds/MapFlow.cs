namespace TradeSim.Figures;

/// <summary>A flow on a <see cref="FlowMap"/>.</summary>
/// <param name="From">Index of the place where it starts.</param>
/// <param name="To">Index of the place where it ends.</param>
/// <param name="Value">Its value, not negative, in the unit of the map's values.</param>
/// <param name="Change">Its relative change: 0.05 is 5 % more.</param>
/// <param name="IsMarked">Whether the figure is about it.</param>
internal sealed record MapFlow(int From, int To, double Value, double Change, bool IsMarked = false)
{
    /// <summary>Its value.</summary>
    /// <exception cref="ArgumentException">It is negative or not finite.</exception>
    public double Value { get; } = Check.NotNegative([Check.Finite(Value, "A flow on a map")], "A flow on a map")[0];

    /// <summary>Its relative change.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Change { get; } = Check.Finite(Change, "The change of a flow on a map");
}
