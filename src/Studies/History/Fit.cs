using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.History;

/// <summary>A fit.</summary>
/// <param name="Coefficients">The estimates.</param>
/// <param name="ResidualDeviation">Standard deviation of the unexplained part.</param>
/// <param name="RSquared">Share of the variance explained; <see cref="double.NaN"/> where there is no constant to compare with.</param>
/// <param name="Observations">Number of observations.</param>
public sealed record Fit(ImmutableArray<Coefficient> Coefficients, double ResidualDeviation, double RSquared, int Observations)
{
    /// <summary>An estimate by name.</summary>
    public double this[string name] => Coefficients.Single(coefficient => coefficient.Name == name).Value;

    /// <summary>Standard error of <see cref="ResidualDeviation"/> where residuals are normal: σ / √(2 (n − k)).</summary>
    public double ResidualDeviationError => ResidualDeviation / Math.Sqrt(2.0 * Freedom);

    private int Freedom => Math.Max(1, Observations - Coefficients.Count(coefficient => !coefficient.IsAtBound));

    /// <summary>Confidence interval of an estimate, by Student's t; <see cref="double.NaN"/> if it is at a bound.</summary>
    public (double Low, double High) Interval(string name, double confidence = 0.95)
    {
        var coefficient = Coefficients.Single(item => item.Name == name);
        var reach = StudentT.InvCDF(0, 1, Freedom, (1 + confidence) / 2) * coefficient.StandardError;
        return (coefficient.Value - reach, coefficient.Value + reach);
    }

    /// <summary>The same fit with the bounds within which an estimate makes sense.</summary>
    internal Fit Within(string name, double minimum, double maximum) =>
        this with
        {
            Coefficients = [.. Coefficients.Select(item => item.Name == name ? item with { Minimum = minimum, Maximum = maximum } : item)],
        };

    /// <summary>What speaks against an estimate; empty: the data are informative.</summary>
    public ImmutableArray<FitDoubt> Doubts(string name)
    {
        const int LeastObservations = 5; // for each parameter
        var coefficient = Coefficients.Single(item => item.Name == name);
        var (low, high) = Interval(name);
        var doubts = ImmutableArray.CreateBuilder<FitDoubt>();
        if (coefficient.IsAtBound)
            doubts.Add(FitDoubt.AtBound);
        if (low < coefficient.Minimum || high > coefficient.Maximum)
            doubts.Add(FitDoubt.BeyondBounds);
        if (low < 0 && high > 0 && high - low > 2 * Math.Abs(coefficient.Value))
            doubts.Add(FitDoubt.Uninformative);
        if (Observations < LeastObservations * Coefficients.Length)
            doubts.Add(FitDoubt.FewObservations);
        return doubts.ToImmutable();
    }

    /// <summary>The fit as a table.</summary>
    public StudyTable Table(string name = "calibration") =>
        new(
            name,
            ["parameter", "value", "standard_error", "low_95", "high_95", "residual_deviation", "observations", "warnings"],
            Coefficients.Select(item =>
                new object?[]
                {
                    item.Name,
                    item.Value,
                    Known(item.StandardError),
                    Known(Interval(item.Name).Low),
                    Known(Interval(item.Name).High),
                    ResidualDeviation,
                    Observations,
                    string.Join(' ', Doubts(item.Name).Select(NameOf)),
                }
            )
        );

    private static string NameOf(FitDoubt doubt) =>
        doubt switch
        {
            FitDoubt.AtBound => "at-bound",
            FitDoubt.BeyondBounds => "interval-beyond-bounds",
            FitDoubt.Uninformative => "uninformative",
            _ => "few-observations",
        };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
