using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Games;

/// <summary>
/// Several players climb at once, each its own payoff: Newton's step for each instrument from the payoffs a little below and above it, all
/// players and instruments in one table of cases. Where it rests, no player gains by a small change: the first-order conditions of Nash,
/// or, for one player, of an optimum.
/// </summary>
internal sealed class Ascent
{
    private const double FirstRadius = 0.05; // of an instrument's range
    private const double SmallestRadius = 5e-4;
    private const double Still = 1e-6; // of an instrument's range

    private readonly ProgressingRunner desk;
    private readonly ImmutableArray<int> columns;
    private readonly double[] least;
    private readonly double[] most;
    private readonly int[] playerOf; // by instrument; −1: nobody moves it
    private readonly Func<CaseResult, double>[] payoffs;

    /// <param name="desk">Runs the cases.</param>
    /// <param name="columns">The parameter of each instrument.</param>
    /// <param name="ranges">The range of each instrument.</param>
    /// <param name="playerOf">The player of each instrument; −1: it stays.</param>
    /// <param name="payoffs">What each player wants; not a number where a case failed.</param>
    public Ascent(
        ProgressingRunner desk,
        ImmutableArray<int> columns,
        IReadOnlyList<(double Least, double Most)> ranges,
        int[] playerOf,
        Func<CaseResult, double>[] payoffs
    )
    {
        (this.desk, this.columns, this.playerOf, this.payoffs) = (desk, columns, playerOf, payoffs);
        (least, most) = ([.. ranges.Select(range => range.Least)], [.. ranges.Select(range => range.Most)]);
    }

    /// <summary>Climbs from a point until nothing moves, or for a number of steps.</summary>
    public double[] Climb(double[] start, int mostSteps)
    {
        var at = start.ToArray();
        var movable = Enumerable.Range(0, at.Length).Where(k => playerOf[k] >= 0).ToArray();
        var radius = at.Select((_, k) => FirstRadius * Range(k)).ToArray();
        var damping = 1.0;
        var before = double.PositiveInfinity;
        for (var taken = 0; taken < mostSteps; taken++)
        {
            // Both neighbours stay within the range: near an end the parabola is laid a little inside.
            var centre = at.ToArray();
            foreach (var k in movable)
                centre[k] = Math.Clamp(at[k], least[k] + radius[k], most[k] - radius[k]);
            var points = new List<double[]>();
            foreach (var k in movable)
            {
                foreach (var side in new[] { -1.0, 0, 1 })
                {
                    var point = at.ToArray();
                    point[k] = centre[k] + (side * radius[k]);
                    points.Add(point);
                }
            }
            var results = Run(points);
            var longest = 0.0;
            for (var m = 0; m < movable.Length; m++)
            {
                var k = movable[m];
                var payoff = payoffs[playerOf[k]];
                var (low, middle, high) = (payoff(results[3 * m]), payoff(results[(3 * m) + 1]), payoff(results[(3 * m) + 2]));
                var wanted = centre[k] + (radius[k] * Step(low, middle, high));
                var next = Math.Clamp(at[k] + (damping * (wanted - at[k])), least[k], most[k]);
                var moved = Math.Abs(next - at[k]);
                longest = Math.Max(longest, moved / Range(k));
                radius[k] = Math.Clamp(Math.Max(moved, radius[k] / 4), SmallestRadius * Range(k), FirstRadius * Range(k));
                at[k] = next;
            }
            if (longest < Still)
                return at;
            if (longest > 0.9 * before && damping > 0.2)
                damping *= 0.8; // players chase each other
            before = longest;
        }
        return at;
    }

    /// <summary>Runs points, one case each.</summary>
    public IReadOnlyList<CaseResult> Run(IReadOnlyList<double[]> points) =>
        desk.Take(new CaseTable(columns, points.SelectMany(point => point).ToArray(), points.Count));

    private double Range(int k) => most[k] - least[k];

    /// <summary>To the top of the parabola through three payoffs, in radii and at most three of them; uphill where there is no top.</summary>
    private static double Step(double low, double middle, double high)
    {
        const double Longest = 3;
        if (double.IsNaN(low) && double.IsNaN(high))
            return 0;
        if (double.IsNaN(low) || double.IsNaN(middle))
            return 1;
        if (double.IsNaN(high))
            return -1;
        var (slope, curvature) = ((high - low) / 2, high - (2 * middle) + low);
        if (slope == 0)
            return 0;
        return curvature < 0 ? Math.Clamp(-slope / curvature, -Longest, Longest) : Longest * Math.Sign(slope);
    }
}
