namespace TradeSim.Figures;

/// <summary>Years of a <see cref="TimelineRow"/> with the same value.</summary>
/// <param name="From">First year.</param>
/// <param name="To">Last year, at least <paramref name="From"/>.</param>
/// <param name="Value">The value; 0 is drawn as a line, others as bars in proportion to the largest of their row.</param>
/// <param name="Label">The value as written in the bar: "30 %".</param>
internal sealed record TimelineSpan(int From, int To, double Value, string Label)
{
    /// <summary>The value.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Value { get; } = Check.Finite(Value, "A value in a timeline");

    /// <summary>Last year.</summary>
    /// <exception cref="ArgumentException">It is before the first.</exception>
    public int To { get; } = To >= From ? To : throw new ArgumentException("A span in a timeline ends before it begins.", nameof(To));
}
