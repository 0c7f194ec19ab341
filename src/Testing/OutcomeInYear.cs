using TradeSim.Runs;

namespace TradeSim.Testing;

/// <summary>An outcome in a year of a run.</summary>
/// <param name="Path">The outcome along the years.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">Its value.</param>
public sealed record OutcomeInYear(OutcomePath Path, int Year, double Value)
{
    /// <summary>It is at least a value.</summary>
    public OutcomeInYear ShouldBeAtLeast(double value, string? because = null) =>
        Check(Value >= value, $"at least {ShortText.Of(value)}", because);

    /// <summary>It is at most a value.</summary>
    public OutcomeInYear ShouldBeAtMost(double value, string? because = null) =>
        Check(Value <= value, $"at most {ShortText.Of(value)}", because);

    /// <summary>It is about a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="within">How far it may be off, in its unit.</param>
    /// <param name="because">Why.</param>
    public OutcomeInYear ShouldBeAbout(double value, double within, string? because = null) =>
        Check(Math.Abs(Value - value) <= within, $"{ShortText.Of(value)} ± {ShortText.Of(within)}", because);

    private OutcomeInYear Check(bool holds, string expected, string? because) => holds ? this : throw Path.Wrong(Year, expected, because);
}
