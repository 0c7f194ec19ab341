using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Games;

/// <summary>
/// Several players climb at once, each its own payoff: Newton's step for each player from its payoffs around the point
/// (<see cref="QuadraticApproximation"/>), all players in one table of cases. At its end no player gains by a small change: these are the
/// first-order conditions of Nash, or, for one player, of an optimum.
/// </summary>
internal sealed class Ascent
{
    private const double FirstRadius = 0.05; // of an instrument's range
    private const double SmallestRadius = 5e-4;
    private const double Still = 1e-6; // of an instrument's range

    private readonly ProgressingRunner tracked;
    private readonly ImmutableArray<int> columns;
    private readonly double[] least;
    private readonly double[] most;
    private readonly int[] playerOf; // by instrument; −1: no player moves it
    private readonly Func<CaseResult, double>[] payoffs;

    /// <param name="tracked">Runs the cases.</param>
    /// <param name="columns">The parameter of each instrument.</param>
    /// <param name="ranges">The range of each instrument.</param>
    /// <param name="playerOf">The player of each instrument; −1: it stays.</param>
    /// <param name="payoffs">What each player wants; not a number where a case failed.</param>
    public Ascent(
        ProgressingRunner tracked,
        ImmutableArray<int> columns,
        IReadOnlyList<(double Least, double Most)> ranges,
        int[] playerOf,
        Func<CaseResult, double>[] payoffs
    )
    {
        (this.tracked, this.columns, this.playerOf, this.payoffs) = (tracked, columns, playerOf, payoffs);
        (least, most) = ([.. ranges.Select(range => range.Least)], [.. ranges.Select(range => range.Most)]);
    }

    /// <summary>Climbs from a point until nothing moves, or for a number of steps.</summary>
    public double[] Climb(double[] start, int mostSteps)
    {
        var at = start.ToArray();
        var radius = at.Select((_, k) => FirstRadius * Range(k)).ToArray();
        int[][] players =
        [
            .. Enumerable
                .Range(0, payoffs.Length)
                .Select(player => Enumerable.Range(0, at.Length).Where(k => playerOf[k] == player).ToArray())
                .Where(own => own.Length > 0),
        ];
        var lastMove = new double[at.Length];
        var damping = 1.0;
        var before = double.PositiveInfinity;
        for (var taken = 0; taken < mostSteps; taken++)
        {
            // Both neighbours stay within the range: near an end the parabola is laid a little inside.
            var centre = at.Select((value, k) => Math.Clamp(value, least[k] + radius[k], most[k] - radius[k])).ToArray();
            QuadraticApproximation[] approximations = [.. players.Select(own => new QuadraticApproximation(own, at, centre, radius))];
            var results = Run([.. approximations.SelectMany(approximation => approximation.Points)]);
            var (longest, first, along) = (0.0, 0, 0.0);
            foreach (var approximation in approximations)
            {
                var payoff = payoffs[playerOf[approximation.Own[0]]];
                double[] values = [.. Enumerable.Range(first, approximation.Points.Count).Select(index => payoff(results[index]))];
                first += approximation.Points.Count;
                var wanted = approximation.Maximum(values, least, most);
                for (var m = 0; m < approximation.Own.Length; m++)
                {
                    var k = approximation.Own[m];
                    var next = Math.Clamp(at[k] + (damping * (wanted[m] - at[k])), least[k], most[k]);
                    var moved = Math.Abs(next - at[k]);
                    longest = Math.Max(longest, moved / Range(k));
                    along += (next - at[k]) / Range(k) * lastMove[k];
                    lastMove[k] = (next - at[k]) / Range(k);
                    radius[k] = Math.Clamp(Math.Max(moved, radius[k] / 4), SmallestRadius * Range(k), FirstRadius * Range(k));
                    at[k] = next;
                }
            }
            if (longest < Still)
                return at;
            // Players that chase each other turn back and forth.
            damping = along < 0 && longest > before / 2 ? Math.Max(0.2, 0.7 * damping) : Math.Min(1, 1.3 * damping);
            before = longest;
        }
        return at;
    }

    /// <summary>Runs points, one case each.</summary>
    public IReadOnlyList<CaseResult> Run(IReadOnlyList<double[]> points) =>
        tracked.Run(new CaseTable(columns, points.SelectMany(point => point).ToArray(), points.Count));

    private double Range(int k) => most[k] - least[k];
}
