using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.History;

/// <summary>What all models forecast of a pair from one year for another, what came, and how wide their bands were.</summary>
internal sealed class RollingForecast
{
    public required int Series { get; init; }

    public required int Origin { get; init; }

    public required int Horizon { get; init; }

    /// <summary>ln(actual / last value).</summary>
    public required double Actual { get; init; }

    /// <summary>The pair's volatility as it was known.</summary>
    public required double Volatility { get; init; }

    /// <summary>What errors are measured in before the common scale.</summary>
    public required double Unit { get; init; }

    /// <summary>ln(forecast / last value) by model, in the order of <see cref="RollingForecasts.Models"/>.</summary>
    public required double[] Predicted { get; init; }

    /// <summary>What the weights of the combination apply to.</summary>
    public required double[] Terms { get; init; }

    /// <summary>The scale of the errors by model; empty: the series is not scored.</summary>
    public double[] Scales { get; set; } = [];

    /// <summary>CRPS of the last value with the pooled band of its past errors; null: too few were known.</summary>
    public double? PooledScore { get; set; }

    /// <summary>Whether what came lies within that band's middle 50 and 80 %.</summary>
    public (bool In50, bool In80) Pooled { get; set; }

    /// <summary>Squared error, whether what came lies in the middle 50 and 80 %, and CRPS, by model.</summary>
    public (double Square, bool In50, bool In80, double Score)[] Scored => field ??= [.. Scales.Select(ScoreOf)];

    private (double, bool, bool, double) ScoreOf(double scale, int model)
    {
        var (degrees, error) = (ForecastErrors.DegreesOfFreedom(Horizon), ErrorOf(model));
        var middle = Math.Abs(StudentT.Probability(degrees, error / scale) - 0.5);
        return (error * error, middle <= 0.25, middle <= 0.4, StudentT.Score(degrees, scale, error));
    }

    /// <summary>The same, of the series at another index.</summary>
    public RollingForecast Of(int series) =>
        new()
        {
            Series = series,
            Origin = Origin,
            Horizon = Horizon,
            Actual = Actual,
            Volatility = Volatility,
            Unit = Unit,
            Predicted = Predicted,
            Terms = Terms,
            Scales = Scales,
            PooledScore = PooledScore,
            Pooled = Pooled,
        };

    /// <summary>ln(actual / forecast) of a model.</summary>
    public double ErrorOf(int model) => Actual - Predicted[model];
}
