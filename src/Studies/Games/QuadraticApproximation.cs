namespace TradeSim.Studies.Games;

/// <summary>
/// A quadratic approximation of one player's payoff around a point: slopes and curvatures by differences, also for two instruments together
/// unless there are many. Its maximum is sought within the ranges of the instruments.
/// </summary>
internal sealed class QuadraticApproximation
{
    /// <summary>Up to so many instruments are curvatures between two of them measured: n (n − 1) / 2 cases.</summary>
    private const int MostWithPairs = 24;

    private const double Longest = 3; // radii of a step

    private readonly double[] at;
    private readonly double[] centre;
    private readonly double[] radius;
    private readonly bool hasPairs;

    /// <param name="own">The instruments of the player.</param>
    /// <param name="at">Where all instruments are.</param>
    /// <param name="centre">The same, moved inwards where an instrument is near an end of its range.</param>
    /// <param name="radius">The distance of neighbours, by instrument.</param>
    public QuadraticApproximation(int[] own, double[] at, double[] centre, double[] radius)
    {
        (Own, this.at, this.centre, this.radius) = (own, at, centre, [.. radius]);
        hasPairs = own.Length is > 1 and <= MostWithPairs;
        var points = new List<double[]> { Point() };
        foreach (var k in own)
        {
            points.Add(Point((k, -1)));
            points.Add(Point((k, 1)));
        }
        if (hasPairs)
        {
            for (var m = 0; m < own.Length; m++)
            {
                for (var l = m + 1; l < own.Length; l++)
                    points.Add(Point((own[m], 1), (own[l], 1)));
            }
        }
        Points = points;
    }

    /// <summary>The instruments of the player.</summary>
    public int[] Own { get; }

    /// <summary>The points at which the payoff is needed.</summary>
    public IReadOnlyList<double[]> Points { get; }

    /// <summary>Where the player wants its instruments.</summary>
    /// <param name="payoffs">The payoffs at <see cref="Points"/>; not a number where a case failed.</param>
    /// <param name="least">Smallest value of each instrument.</param>
    /// <param name="most">Largest value of each instrument.</param>
    public double[] Maximum(double[] payoffs, double[] least, double[] most)
    {
        var n = Own.Length;
        var wanted = Own.Select(k => centre[k]).ToArray();
        if (payoffs.Any(double.IsNaN))
            return AwayFromFailures(payoffs, least, most);
        var slope = new double[n];
        var curvature = new double[n, n];
        for (var m = 0; m < n; m++)
        {
            var (low, high) = (payoffs[1 + (2 * m)], payoffs[2 + (2 * m)]);
            (slope[m], curvature[m, m]) = ((high - low) / 2, high - (2 * payoffs[0]) + low);
        }
        var pair = 1 + (2 * n);
        for (var m = 0; m < n && hasPairs; m++)
        {
            for (var l = m + 1; l < n; l++)
            {
                var together = payoffs[pair++] - payoffs[2 + (2 * m)] - payoffs[2 + (2 * l)] + payoffs[0];
                (curvature[m, l], curvature[l, m]) = (together, together);
            }
        }
        var free = Enumerable.Range(0, n).ToList();
        while (free.Count > 0)
        {
            var step = StepOf(slope, curvature, free);
            var stopped = free.Where((m, index) => !IsInside(Own[m], step[index], least, most)).ToList();
            // What leaves its range stays at the end of it, and the others are sought again.
            for (var index = 0; index < free.Count; index++)
                wanted[free[index]] = Math.Clamp(
                    centre[Own[free[index]]] + (radius[Own[free[index]]] * step[index]),
                    least[Own[free[index]]],
                    most[Own[free[index]]]
                );
            if (stopped.Count == 0)
                break;
            foreach (var m in stopped)
            {
                var moved = (wanted[m] - centre[Own[m]]) / radius[Own[m]];
                for (var l = 0; l < n; l++)
                    slope[l] += curvature[l, m] * moved;
                free.Remove(m);
            }
        }
        return wanted;
    }

    private bool IsInside(int k, double step, double[] least, double[] most)
    {
        var next = centre[k] + (radius[k] * step);
        return next >= least[k] && next <= most[k];
    }

    /// <summary>Newton's step in radii. If the approximation has no maximum, the curvature is reduced until the step increases the payoff.
    /// No step is longer than <see cref="Longest"/> radii.</summary>
    private static double[] StepOf(double[] slope, double[,] curvature, List<int> free)
    {
        var n = free.Count;
        var scale = free.Max(m => Math.Abs(curvature[m, m])) + free.Max(m => Math.Abs(slope[m])) + double.Epsilon;
        for (var damping = 0.0; ; damping = damping == 0 ? 1e-3 * scale : 4 * damping)
        {
            var matrix = new double[n, n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                    matrix[i, j] = -curvature[free[i], free[j]] + (i == j ? damping : 0);
            }
            if (Cholesky.Solve(matrix, [.. free.Select(m => slope[m])]) is not { } step)
                continue;
            var longest = step.Max(Math.Abs);
            return longest <= Longest ? step : [.. step.Select(each => each * Longest / longest)];
        }
    }

    /// <summary>Where a neighbour has no result, each instrument moves to the side that has.</summary>
    private double[] AwayFromFailures(double[] payoffs, double[] least, double[] most) =>
        [
            .. Own.Select(
                (k, m) =>
                {
                    var (low, high) = (payoffs[1 + (2 * m)], payoffs[2 + (2 * m)]);
                    var side =
                        double.IsNaN(low) == double.IsNaN(high) ? 0
                        : double.IsNaN(low) ? 1
                        : -1;
                    return Math.Clamp(at[k] + (side * radius[k]), least[k], most[k]);
                }
            ),
        ];

    private double[] Point(params ReadOnlySpan<(int Instrument, int Side)> moves)
    {
        var point = at.ToArray();
        foreach (var k in Own)
            point[k] = centre[k];
        foreach (var (k, side) in moves)
            point[k] = centre[k] + (side * radius[k]);
        return point;
    }
}
