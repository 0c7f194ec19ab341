using System.Collections.Immutable;
using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Runs;
using TradeSim.Runs.Provenance;
using TradeSim.Studies.Games;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim game FILE</c>: what governments choose alone, against each other, and in agreement.</summary>
internal sealed class GameCommand : StudyCommand
{
    private static readonly TariffChoice[] Choices = [TariffChoice.Uniform, TariffChoice.BySector, TariffChoice.ByPartner];

    private readonly ScenarioOptions scenario = new();
    private readonly Option<string[]> player = Many(
        "--player",
        "CODE",
        "A player who chooses tariffs: the code of an economy or a country. All by default."
    );
    private readonly Option<string[]> choose = Many(
        "--choose",
        "PLAYER: path[=from:to]",
        "A parameter that a player chooses, such as \"KGZ: policies.fair.intensity=0:2\". Repeat for several."
    );
    private readonly Option<string[]> want = Many(
        "--want",
        "PLAYER: outcome[=weight]",
        "What a player wants, such as \"KGZ: real_income KGZ\" or \"KGZ: cost of the measures=-0.001\". Several are summed. Real "
            + "income by default with --tariffs."
    );
    private readonly Option<string?> tariffs = new("--tariffs")
    {
        Description =
            "Let each player choose its tariffs: uniform, by-sector or by-partner. They replace all present tariffs on its imports.",
        HelpName = "uniform|by-sector|by-partner",
    };
    private readonly Option<double?> mostTariff = CommonOptions.Number("--most-tariff", "The highest tariff; 1 is 100 %.", otherwise: 1);
    private readonly Option<int?> year = new("--year") { Description = "The year whose outcomes count; the last by default." };
    private readonly Option<bool> cooperation = new("--cooperation")
    {
        Description = "Also find the agreement of the players (Nash bargaining), and the efficient frontier of two players.",
    };
    private readonly Option<int> frontierPoints = new("--frontier-points")
    {
        Description = "Points of the efficient frontier.",
        DefaultValueFactory = _ => GameRequest.DefaultFrontierPoints,
    };
    private readonly Option<int> starts = new("--starts")
    {
        Description = "Starting points from which the Nash equilibrium is sought.",
        DefaultValueFactory = _ => GameRequest.DefaultStarts,
    };

    public GameCommand()
        : base("game", "Find what governments choose alone, against each other (Nash equilibrium) and in agreement.", "NAME-game")
    {
        tariffs.AcceptOnlyFromAmong([.. Choices.Select(CommandText.TariffsWord)]);
        scenario.AddTo(this);
        Output.AddTo(this);
        foreach (var option in (Option[])[player, tariffs, mostTariff, choose, want, year, cooperation, frontierPoints, starts])
            Add(option);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed) =>
        new GameRequest
        {
            Scenario = scenario.Of(parsed),
            Players = PlayersOf(parsed),
            Tariffs = parsed.GetValue(tariffs) is { } word ? Choices.First(choice => CommandText.TariffsWord(choice) == word) : null,
            MostTariff = parsed.GetValue(mostTariff) ?? 1,
            Year = parsed.GetValue(year),
            Cooperation = parsed.GetValue(cooperation),
            FrontierPoints = parsed.GetValue(frontierPoints),
            Starts = parsed.GetValue(starts),
        };

    private ImmutableArray<PlayerRequest> PlayersOf(ParseResult parsed)
    {
        var chosen = parsed
            .GetValue(choose)!
            .Select(text => Split("--choose", text))
            .ToLookup(item => item.Player, item => LeverOf(item.Value));
        var wanted = parsed.GetValue(want)!.Select(text => Split("--want", text)).ToLookup(item => item.Player, item => TermOf(item.Value));
        return
        [
            .. parsed
                .GetValue(player)!
                .Concat(chosen.Select(group => group.Key))
                .Concat(wanted.Select(group => group.Key))
                .Distinct(StringComparer.Ordinal)
                .Select(name => new PlayerRequest(name) { Instruments = [.. chosen[name]], Payoff = [.. wanted[name]] }),
        ];
    }

    private static (string Player, string Value) Split(string option, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text[(colon + 1)..].Trim() is { Length: > 0 } rest
            ? (text[..colon].Trim(), rest)
            : throw new UserException($"{option}: got {text}, expected PLAYER: followed by a path or an outcome");
    }

    private static LeverRequest LeverOf(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals < 0)
            return new LeverRequest(text);
        return
            text[(equals + 1)..].Split(':') is [var low, var high]
            && CommonOptions.TryFinite(low, out var from)
            && CommonOptions.TryFinite(high, out var to)
            ? new LeverRequest(text[..equals].Trim(), from, to)
            : throw new UserException($"--choose: got {text}, expected path or path=from:to");
    }

    private static PayoffTermRequest TermOf(string text)
    {
        var equals = text.LastIndexOf('=');
        return equals > 0 && CommonOptions.TryFinite(text[(equals + 1)..], out var weight)
            ? new PayoffTermRequest(text[..equals].Trim(), weight)
            : new PayoffTermRequest(text);
    }

    private static Option<string[]> Many(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
}
