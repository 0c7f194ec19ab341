using System.Collections.Immutable;
using System.CommandLine;
using TradeSim.Runs;
using TradeSim.Runs.Provenance;
using TradeSim.Studies.Games;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Who plays a game: what each player chooses and wants.</summary>
internal sealed class PlayerOptions
{
    private static readonly TariffChoice[] Choices = [TariffChoice.Uniform, TariffChoice.BySector, TariffChoice.ByPartner];

    private readonly Option<string[]> player = Many(
        "--player",
        "CODE",
        "A player who chooses tariffs or export taxes: the code of an economy or a country. All by default."
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
            + "income by default with --tariffs or --export-taxes."
    );
    private readonly Option<string?> tariffs = new("--tariffs")
    {
        Description =
            "Let each player choose its tariffs: uniform, by-sector or by-partner. They replace all present tariffs on its imports.",
        HelpName = "uniform|by-sector|by-partner",
    };
    private readonly Option<string?> exportTaxes = new("--export-taxes")
    {
        Description = "Let each player choose taxes on its exports: uniform, by-sector or by-partner.",
        HelpName = "uniform|by-sector|by-partner",
    };
    private readonly Option<double?> mostTariff = CommonOptions.Number(
        "--most-tariff",
        "The highest tariff and export tax; 1 is 100 %.",
        otherwise: 1
    );

    public PlayerOptions()
    {
        tariffs.AcceptOnlyFromAmong([.. Choices.Select(CommandText.TariffsWord)]);
        exportTaxes.AcceptOnlyFromAmong([.. Choices.Select(CommandText.TariffsWord)]);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[player, tariffs, exportTaxes, mostTariff, choose, want])
            command.Add(option);
    }

    /// <summary>Which tariffs each player chooses; null: none, but what <c>--choose</c> names.</summary>
    public TariffChoice? TariffsOf(ParseResult parsed) => ChoiceOf(parsed.GetValue(tariffs));

    /// <summary>Which export taxes each player chooses; null: none, but what <c>--choose</c> names.</summary>
    public TariffChoice? ExportTaxesOf(ParseResult parsed) => ChoiceOf(parsed.GetValue(exportTaxes));

    /// <summary>The highest tariff, as a share of the value.</summary>
    public double MostTariffOf(ParseResult parsed) => parsed.GetValue(mostTariff) ?? 1;

    /// <summary>The players with their instruments and payoffs.</summary>
    /// <exception cref="UserException">A text is not of the form that its help shows.</exception>
    public ImmutableArray<PlayerRequest> Of(ParseResult parsed)
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

    private static TariffChoice? ChoiceOf(string? word) =>
        word is null ? null : Choices.First(choice => CommandText.TariffsWord(choice) == word);

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
