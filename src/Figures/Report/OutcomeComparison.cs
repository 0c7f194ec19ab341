namespace TradeSim.Figures.Report;

/// <summary>An outcome in every run.</summary>
/// <param name="Outcome">What it is, with its year.</param>
/// <param name="Axis">Its unit and how it is written.</param>
/// <param name="Values">Its value in every run; null where a run failed.</param>
internal sealed record OutcomeComparison(string Outcome, Axis Axis, IReadOnlyList<double?> Values)
{
    /// <summary>A first value below this part of the widest difference is 0 but for rounding.</summary>
    private const double Negligible = 1e-9;

    /// <summary>The widest difference from the first run that has a value, relative to it: 0.5 is half as much again or half as little;
    /// null where it is 0 there and not everywhere, so that no ratio says it.</summary>
    internal double? Spread()
    {
        var values = Values.OfType<double>().ToArray();
        if (values.Length < 2)
            return 0;
        var widest = values.Max(value => Math.Abs(value - values[0]));
        return widest == 0 ? 0
            : Math.Abs(values[0]) <= Negligible * widest ? null
            : widest / Math.Abs(values[0]);
    }
}
