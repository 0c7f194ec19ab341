using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Ensembles;

/// <summary>How likely a goal is in a year.</summary>
/// <param name="Goal">The goal, in that year.</param>
/// <param name="Reached">Cases that meet it.</param>
/// <param name="Cases">Cases that did not fail.</param>
/// <param name="Failed">Cases that did.</param>
internal sealed record GoalProbability(Goal Goal, int Reached, int Cases, int Failed)
{
    /// <summary>The share of cases that meet the goal.</summary>
    public double Probability => (double)Reached / Cases;

    /// <summary>
    /// Standard error from the number of cases, as if they were drawn independently; Latin hypercube and Sobol' points are usually nearer.
    /// </summary>
    public double StandardError => Math.Sqrt(Probability * (1 - Probability) / Cases);

    /// <summary>95 % interval for sampling (Wilson 1927), which does not collapse at 0 and 1.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            const double Z = 1.959963984540054;
            var (p, n) = (Probability, (double)Cases);
            var middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
            var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
            return (Reached == 0 ? 0 : Math.Max(0, middle - half), Reached == Cases ? 1 : Math.Min(1, middle + half));
        }
    }

    /// <summary>Where the probability lies whatever the failed cases would have given.</summary>
    public (double Low, double High) WithFailed => ((double)Reached / (Cases + Failed), (double)(Reached + Failed) / (Cases + Failed));
}
