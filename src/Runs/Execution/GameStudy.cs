using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Games;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Execution;

/// <summary>What governments choose alone, against each other, and in agreement.</summary>
/// <param name="Players">The players.</param>
/// <param name="Year">The year whose outcomes count.</param>
/// <param name="HasTariffs">Whether the players choose tariffs that the request added, so that the reference point is free trade.</param>
/// <param name="HasExportTaxes">Whether the players choose export taxes that the request added.</param>
/// <param name="IsRealIncome">Whether every payoff is a real income.</param>
/// <param name="AtDefaults">The payoffs if no player chooses: free trade between the players, or the unchanged scenario.</param>
/// <param name="Alone">What each player would choose if the others do not.</param>
/// <param name="Nash">The point at which no player gains by changing its choice.</param>
/// <param name="Agreement">The result of bargaining; null: not requested, or the equilibrium is better for some player than the reference
/// point.</param>
/// <param name="Frontier">The efficient frontier of two players; empty: not requested.</param>
internal sealed record GameStudy(
    ImmutableArray<Player> Players,
    int Year,
    bool HasTariffs,
    bool HasExportTaxes,
    bool IsRealIncome,
    ImmutableArray<double> AtDefaults,
    ImmutableArray<GameResult> Alone,
    GameResult Nash,
    GameResult? Agreement,
    ImmutableArray<GameResult> Frontier
) : RequestResult
{
    /// <summary>The name of the point at which no player chooses.</summary>
    public string ReferenceName =>
        HasTariffs ? "free trade"
        : HasExportTaxes ? "no export taxes"
        : "scenario";

    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables =>
        [
            new StudyTable(
                "payoffs",
                ["solution", "player", "payoff", "gain_over_reference"],
                [
                    .. Players.Select((player, k) => (object?[])[ReferenceName, player.Name, AtDefaults[k], 0.0]),
                    .. Solutions().SelectMany(item => PayoffRows(item.Name, item.Result)),
                ]
            ),
            new StudyTable(
                "instruments",
                ["solution", "player", "instrument", "value"],
                [.. Solutions().SelectMany(item => InstrumentRows(item.Name, item.Result))]
            ),
            new StudyTable(
                "verification",
                ["solution", "is_verified", "largest_gain", "spread_of_starts", "cases"],
                [
                    .. Solutions()
                        .Select(item =>
                            (object?[])
                                [
                                    item.Name,
                                    item.Result.IsVerified ? "yes" : "no",
                                    item.Result.LargestGain,
                                    item.Result.SpreadOfStarts,
                                    item.Result.Cases,
                                ]
                        ),
                ]
            ),
        ];

    /// <summary>Executes the request.</summary>
    public static GameStudy Execute(GameRequest request, ScenarioStudy study, ExecutionOptions options)
    {
        var (players, runner) = request.AddsInstruments
            ? WithAddedInstruments(request, study, options)
            : (Chosen(request, study.Space), study.Runner);
        var year = request.Year ?? runner.Space.LastYear;
        var game = new PolicyGame(runner, players, year, new GameOptions { Starts = request.Starts }, options.Context);
        var atDefaults = game.PayoffsAtDefaults();
        ImmutableArray<GameResult> alone = [.. players.Select((_, k) => game.UnilateralOptimum(k))];
        var nash = game.Nash();
        var loses = nash.Payoffs.Zip(atDefaults).All(pair => pair.First < pair.Second);
        return new GameStudy(
            players,
            year,
            request.Tariffs is not null,
            request.ExportTaxes is not null,
            players.All(player => player.Payoff is [{ Weight: 1 } term] && IsRatio(runner.Space, term.Outcome)),
            atDefaults,
            alone,
            nash,
            request.Cooperation && loses ? game.Bargain(nash.Payoffs) : null,
            request.Cooperation && players.Length == 2 ? game.Frontier(request.FrontierPoints) : []
        );
    }

    /// <summary>The solutions that are results, in the order in which reports have them.</summary>
    public IEnumerable<(string Name, GameResult Result)> Solutions()
    {
        for (var k = 0; k < Players.Length; k++)
            yield return ($"{Players[k].Name} alone", Alone[k]);
        yield return ("nash", Nash);
        if (Agreement is { } agreement)
            yield return ("agreement", agreement);
        for (var k = 0; k < Frontier.Length; k++)
            yield return ($"frontier {Invariant.Text(k + 1)}", Frontier[k]);
    }

    private IEnumerable<object?[]> PayoffRows(string name, GameResult result) =>
        Players.Select((player, k) => (object?[])[name, player.Name, result.Payoffs[k], result.Payoffs[k] - AtDefaults[k]]);

    private IEnumerable<object?[]> InstrumentRows(string name, GameResult result) =>
        Players.SelectMany(
            (player, k) =>
                player.Instruments.Select((instrument, m) => (object?[])[name, player.Name, instrument.Path, result.Values[k][m]])
        );

    private static bool IsRatio(CaseSpace space, string outcome) =>
        space.Units[space.OutcomeIndex(outcome)] == "ratio to the baseline year";

    private static (ImmutableArray<Player> Players, ICaseRunner Runner) WithAddedInstruments(
        GameRequest request,
        ScenarioStudy study,
        ExecutionOptions options
    )
    {
        if (!options.Hosts.IsEmbedded)
            throw new UserException(
                "--cluster excludes --tariffs and --export-taxes: what a game adds is not in the scenario that the cluster has. "
                    + "Write policies of kind tariff or export-tax and choose their rates (--choose)"
            );
        var model = study.Model;
        var names = request.Players.IsEmpty ? [.. AllEconomies(model.World)] : request.Players;
        var game = TariffGame.Of(
            model,
            [.. names.Select(player => MembersOf(model.World, player.Name))],
            request.Tariffs,
            request.MostTariff,
            request.Year,
            request.ExportTaxes
        );
        var runner = new SimulationRunner(game.Scenario, options.Machine);
        return ([.. names.Zip(game.Players, (asked, player) => Completed(asked, player, runner.Space))], runner);
    }

    private static IEnumerable<PlayerRequest> AllEconomies(World world) =>
        world
            .Economies.Where(economy => economy.Kind != EconomyKind.Rest)
            .Select(economy => new PlayerRequest(economy.PartOf ?? economy.Code))
            .DistinctBy(player => player.Name);

    private static ImmutableArray<int> MembersOf(World world, string code)
    {
        ImmutableArray<int> members =
        [
            .. Enumerable.Range(0, world.EconomyCount).Where(n => world.Economies[n].Code == code || world.Economies[n].PartOf == code),
        ];
        return members.IsEmpty
            ? throw new UserException(
                $"unknown player {code}, expected the code of an economy or a country"
                    + Nearest.Suggest(code, world.Economies.SelectMany(economy => new[] { economy.Code, economy.PartOf }).OfType<string>())
            )
            : members;
    }

    /// <summary>A player with tariffs or export taxes, and what the request adds to them.</summary>
    private static Player Completed(PlayerRequest asked, Player player, CaseSpace space) =>
        player with
        {
            Instruments = [.. player.Instruments, .. asked.Instruments.Select(lever => InstrumentOf(lever, space))],
            Payoff = asked.Payoff.IsEmpty ? player.Payoff : [.. asked.Payoff.Select(term => new PayoffTerm(term.Outcome, term.Weight))],
        };

    private static ImmutableArray<Player> Chosen(GameRequest request, CaseSpace space) =>
        request.Players.IsEmpty
            ? throw new UserException(
                "no players. Add --tariffs or --export-taxes, or at least one --choose \"PLAYER: path=from:to\" with "
                    + "--want \"PLAYER: outcome\""
            )
            :
            [
                .. request.Players.Select(player => new Player(
                    player.Name,
                    [.. player.Instruments.Select(lever => InstrumentOf(lever, space))],
                    player.Payoff.IsEmpty
                        ? throw new UserException($"the player {player.Name} has no objective. Add --want \"{player.Name}: outcome\"")
                        : [.. player.Payoff.Select(term => new PayoffTerm(term.Outcome, term.Weight))]
                )),
            ];

    private static Instrument InstrumentOf(LeverRequest lever, CaseSpace space)
    {
        var parameter = space.Parameters[space.ParameterIndex(lever.Path)];
        return new Instrument(lever.Path, lever.From ?? parameter.Minimum, lever.To ?? parameter.Maximum);
    }
}
