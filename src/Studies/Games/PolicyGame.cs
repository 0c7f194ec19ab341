using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Games;

/// <summary>
/// Governments that choose measures against each other: the choice of each alone, the Nash equilibrium, at which no player gains by
/// changing its choice, and the agreement (Nash bargaining). Everything is a table of cases, so it runs on any host.
/// </summary>
public sealed class PolicyGame
{
    private readonly ICaseRunner runner;
    private readonly ImmutableArray<Player> players;
    private readonly GameOptions options;
    private readonly StudyContext context;
    private readonly ImmutableArray<int> columns; // parameter of each instrument, players one after another
    private readonly (double Least, double Most)[] ranges;
    private readonly int[] playerOf;
    private readonly double[] defaults;
    private readonly Func<CaseResult, double>[] payoffs;

    /// <summary>A game.</summary>
    /// <param name="runner">Who runs cases.</param>
    /// <param name="players">The players, at least one; no instrument twice.</param>
    /// <param name="year">The year whose outcomes count.</param>
    /// <param name="options">How it is solved.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="StudyException">A parameter or outcome is unknown, a range is beyond the parameter's, or an instrument has two
    /// players.</exception>
    public PolicyGame(
        ICaseRunner runner,
        ImmutableArray<Player> players,
        int year,
        GameOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        (this.runner, this.players, this.options, this.context) = (
            runner,
            players,
            options ?? new GameOptions(),
            context ?? StudyContext.Default
        );
        if (players.IsDefaultOrEmpty)
            throw new StudyException("got no players, expected at least one");
        var instruments = players.SelectMany(player => player.Instruments).ToArray();
        columns = [.. instruments.Select(instrument => runner.Space.ParameterIndex(instrument.Path))];
        foreach (var (instrument, column) in instruments.Zip(columns))
            Check(instrument, runner.Space.Parameters[column]);
        ranges = [.. instruments.Select(instrument => (instrument.Least, instrument.Most))];
        playerOf = [.. players.SelectMany((player, index) => player.Instruments.Select(_ => index))];
        defaults =
        [
            .. columns.Zip(ranges, (column, range) => Math.Clamp(runner.Space.Parameters[column].Default, range.Least, range.Most)),
        ];
        payoffs = [.. players.Select(player => PayoffOf(player, year))];
    }

    /// <summary>What a player would choose if the others stay at their defaults.</summary>
    /// <param name="player">Index of the player.</param>
    public GameResult UnilateralOptimum(int player) =>
        Solve([.. playerOf.Select(each => each == player ? player : -1)], payoffs, starts: 1);

    /// <summary>Where no player gains by changing its own instruments, sought from several starting points.</summary>
    public GameResult Nash() => Solve(playerOf, payoffs, options.Starts);

    /// <summary>The payoffs with every instrument at its default.</summary>
    public ImmutableArray<double> PayoffsAtDefaults() => [.. PayoffsAt(Tracked(), defaults)];

    /// <summary>
    /// What the players would agree on: the point with the largest product of gains over what they get without agreement (Nash 1950), such
    /// as the payoffs of a trade war. It is sought from the defaults, where every player has to gain already.
    /// </summary>
    /// <param name="disagreement">Payoffs without agreement, by player.</param>
    /// <exception cref="StudyException">At the defaults some player gains nothing.</exception>
    public GameResult Bargain(ImmutableArray<double> disagreement)
    {
        if (disagreement.Length != players.Length)
            throw new StudyException(
                $"got {Invariant.Text(disagreement.Length)} payoffs without agreement, expected one for each of "
                    + $"{Invariant.Text(players.Length)} players"
            );
        var atDefaults = PayoffsAtDefaults();
        for (var index = 0; index < players.Length; index++)
        {
            if (!(atDefaults[index] > disagreement[index]))
                throw new StudyException(
                    $"{players[index].Name}: gets {Invariant.Short(atDefaults[index])} at the defaults and "
                        + $"{Invariant.Short(disagreement[index])} without agreement; bargaining starts from defaults at which every "
                        + $"player gains"
                );
        }
        double Product(CaseResult result)
        {
            var sum = 0.0;
            for (var index = 0; index < payoffs.Length; index++)
            {
                var gain = payoffs[index](result) - disagreement[index];
                if (!(gain > 0))
                    return double.NaN;
                sum += Elementary.Log(gain);
            }
            return sum;
        }
        return Solve([.. playerOf.Select(_ => 0)], [Product], starts: 1);
    }

    /// <summary>
    /// The efficient frontier of two players: points at which neither can gain unless the other loses, found by maximising weighted sums of
    /// their payoffs over all instruments. Payments between the players are not part of it.
    /// </summary>
    /// <param name="points">Number of weights, from all on the second player to all on the first; at least 3.</param>
    /// <exception cref="StudyException">There are not two players, or too few points.</exception>
    public ImmutableArray<GameResult> Frontier(int points = 9)
    {
        if (players.Length != 2 || points < 3)
            throw new StudyException(
                $"got {Invariant.Text(players.Length)} players and {Invariant.Text(points)} points, expected 2 players and at least 3 "
                    + $"points"
            );
        var (everyone, found) = (playerOf.Select(_ => 0).ToArray(), ImmutableArray.CreateBuilder<GameResult>());
        for (var k = 0; k < points; k++)
        {
            var weight = (double)k / (points - 1);
            double Sum(CaseResult result) => (weight * payoffs[0](result)) + ((1 - weight) * payoffs[1](result));
            found.Add(Solve(everyone, [Sum], starts: 1));
        }
        return found.ToImmutable();
    }

    private void Check(Instrument instrument, Parameter parameter)
    {
        if (!(instrument.Least < instrument.Most) || instrument.Least < parameter.Minimum || instrument.Most > parameter.Maximum)
            throw new StudyException(
                $"{instrument.Path}: got the range from {Invariant.Text(instrument.Least)} to {Invariant.Text(instrument.Most)}, "
                    + $"expected one within {Invariant.Text(parameter.Minimum)} to {Invariant.Text(parameter.Maximum)}"
            );
        if (players.Sum(player => player.Instruments.Count(other => other.Path == instrument.Path)) > 1)
            throw new StudyException($"{instrument.Path}: got it twice, expected one player for each instrument");
    }

    private Func<CaseResult, double> PayoffOf(Player player, int year)
    {
        if (player.Payoff.IsDefaultOrEmpty || player.Instruments.IsDefaultOrEmpty)
            throw new StudyException($"{player.Name}: expected at least one instrument and one outcome that it wants");
        var terms = player.Payoff.Select(term => (Reading: runner.Space.Read(term.Outcome, year), term.Weight)).ToArray();
        return result => result.Failure is null ? terms.Sum(term => term.Weight * term.Reading.Of(result)) : double.NaN;
    }

    private ProgressingRunner Tracked() => new(runner, context, 0);

    private double[] PayoffsAt(ProgressingRunner tracked, double[] point)
    {
        var result = tracked.Run(new CaseTable(columns, point, 1))[0];
        return result.Failure is null ? [.. payoffs.Select(payoff => payoff(result))] : throw new StudyException(result.Failure);
    }

    private GameResult Solve(int[] movedBy, Func<CaseResult, double>[] wants, int starts)
    {
        var tracked = Tracked();
        var ascent = new Ascent(tracked, columns, ranges, movedBy, wants);
        var (best, bestGain, spread) = (defaults, double.PositiveInfinity, 0.0);
        double[]? first = null;
        for (var start = 0; start < Math.Max(1, starts); start++)
        {
            var at = ascent.Climb(StartOf(start, movedBy), options.MostSteps);
            var gain = LargestGain(ascent, at, movedBy, wants, out var better);
            // A better point far away: climb once more from there.
            for (var again = 0; gain > options.Tolerance && again < 3; again++)
            {
                at = ascent.Climb(better, options.MostSteps);
                gain = LargestGain(ascent, at, movedBy, wants, out better);
            }
            first ??= at;
            spread = Math.Max(spread, at.Zip(first, (a, b) => Math.Abs(a - b)).Max());
            if (gain < bestGain)
                (best, bestGain) = (at, gain);
        }
        var at_ = 0;
        return new GameResult
        {
            Values = [.. players.Select(player => player.Instruments.Select(_ => best[at_++]).ToImmutableArray())],
            Payoffs = [.. PayoffsAt(tracked, best)],
            LargestGain = bestGain,
            IsVerified = bestGain <= options.Tolerance,
            SpreadOfStarts = spread,
            Cases = tracked.CasesRun,
        };
    }

    /// <summary>The first start has all at their defaults; the others are points spread over the ranges.</summary>
    private double[] StartOf(int start, int[] movedBy)
    {
        if (start == 0)
            return defaults.ToArray();
        var point = defaults.ToArray();
        for (var k = 0; k < point.Length; k++)
        {
            if (movedBy[k] < 0)
                continue;
            // Fractions that spread evenly and differ between instruments (multiples of the golden section).
            var fraction = (0.5 + ((start + (k * 0.37)) * 0.6180339887498949)) % 1;
            point[k] = ranges[k].Least + (fraction * (ranges[k].Most - ranges[k].Least));
        }
        return point;
    }

    /// <summary>The most that a player gains by moving one of its instruments, or two together, to a point of a grid.</summary>
    private double LargestGain(Ascent ascent, double[] at, int[] movedBy, Func<CaseResult, double>[] wants, out double[] better)
    {
        var points = new List<(int Player, double[] Point)> { (-1, at) };
        for (var k = 0; k < at.Length; k++)
        {
            if (movedBy[k] < 0)
                continue;
            for (var g = 0; g < options.GridPoints; g++)
                points.Add((movedBy[k], With(at, (k, g, options.GridPoints))));
            for (var other = k + 1; other < at.Length; other++)
            {
                if (movedBy[other] != movedBy[k])
                    continue;
                for (var g = 0; g < options.PairGridPoints; g++)
                {
                    for (var h = 0; h < options.PairGridPoints; h++)
                        points.Add((movedBy[k], With(at, (k, g, options.PairGridPoints), (other, h, options.PairGridPoints))));
                }
            }
        }
        var results = ascent.Run([.. points.Select(item => item.Point)]);
        var (most, found) = (double.NegativeInfinity, at);
        for (var index = 1; index < points.Count; index++)
        {
            var want = wants[points[index].Player];
            var gain = want(results[index]) - want(results[0]);
            if (gain > most)
                (most, found) = (gain, points[index].Point);
        }
        better = found;
        return double.IsNaN(wants[Math.Max(0, points[^1].Player)](results[0])) ? double.PositiveInfinity : most;
    }

    private double[] With(double[] at, params ReadOnlySpan<(int Instrument, int Step, int Count)> moves)
    {
        var point = at.ToArray();
        foreach (var (instrument, step, count) in moves)
        {
            var (least, most) = ranges[instrument];
            point[instrument] = least + ((most - least) * step / (count - 1));
        }
        return point;
    }
}
