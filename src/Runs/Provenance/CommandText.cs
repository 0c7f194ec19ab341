using System.Globalization;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Games;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Runs.Provenance;

/// <summary>
/// The command line that asks the same as a request, for people who read a report. It is never read back: a run is repeated from its
/// request. A test parses each and gets the same request.
/// </summary>
internal static class CommandText
{
    private const string Program = "tradesim";

    /// <summary>The command as a shell takes it.</summary>
    public static string Of(Request request) => Of(ArgumentsOf(request));

    /// <summary>The verb and what follows it.</summary>
    public static IEnumerable<string> ArgumentsOf(Request request) =>
        [VerbOf(request), .. request.AllScenarios().Select(scenario => scenario.File), .. OptionsOf(request), .. ScenarioOptions(request)];

    /// <summary>The verb of the command line.</summary>
    public static string VerbOf(Request request) =>
        request switch
        {
            CheapestMixRequest => SolveRequest.KindName,
            CalibrateHistoryRequest => CalibrateRequest.KindName,
            _ => request.Kind,
        };

    /// <summary>A command of this program, its arguments quoted where a shell needs that.</summary>
    public static string Of(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quoted).Prepend(Program));

    /// <summary>A budget as the command line has it.</summary>
    public static string OfBudget(BudgetRequest budget) =>
        budget.Levers.IsEmpty ? Text(budget.Limit) : $"{string.Join(',', budget.Levers)}={Text(budget.Limit)}";

    private static IEnumerable<string> ScenarioOptions(Request request)
    {
        if (request.AllScenarios() is not [var first, ..])
            return [];
        return [.. first.Set.SelectMany(item => (string[])["--set", item]), .. Flag("--large", first.Large)];
    }

    private static IEnumerable<string> OptionsOf(Request request) =>
        request switch
        {
            EnsembleRequest asked =>
            [
                .. Cases(asked.Cases, EnsembleRequest.DefaultCases),
                .. Sampled(asked.Sampling),
                .. Uncertain(asked),
                .. Each("--keep", asked.Keep),
                .. History(asked.History),
            ],
            SweepRequest asked => [.. Each("--over", asked.Over.Select(OfAxis)), .. Outcome(asked.Reading)],
            ExplainRequest asked => [.. Outcome(asked.Reading), .. Each("--with", asked.With), .. Seed(asked.Seed)],
            SensitivityRequest asked =>
            [
                .. asked.Method == SensitivityMethod.Sobol ? (string[])["--method", "sobol"] : [],
                .. Option("--samples", asked.Samples),
                .. Outcome(asked.Reading),
                .. Uncertain(asked),
            ],
            SolveRequest asked =>
            [
                .. Text("--by", asked.By),
                .. Each("--lever", asked.Levers.Select(OfLever)),
                .. Option("--probability", asked.Probability),
                .. Goal(asked.Goal),
                .. Cases(asked.Cases, SolveRequest.DefaultCases),
                .. Sampled(asked.Sampling),
                .. Uncertain(asked),
            ],
            CheapestMixRequest asked =>
            [
                .. Text("--by", asked.By),
                .. Each("--lever", asked.Levers.Select(OfLever)),
                "--cheapest",
                .. Each("--cost", asked.Costs.Select(cost => $"{cost.Path}={Text(cost.Cost)}")),
                .. Each("--budget", asked.Budgets.Select(OfBudget)),
                .. Goal(asked.Goal),
            ],
            BriefRequest asked =>
            [
                .. asked.Plausible == 1 ? [] : Option("--plausible", asked.Plausible),
                .. Cases(asked.Cases, BriefRequest.DefaultCases),
                .. History(asked.History),
                .. Goal(asked.Goal),
                .. Uncertain(asked),
            ],
            GameRequest asked =>
            [
                .. Each("--player", asked.Players.Where(player => player is { Instruments: [], Payoff: [] }).Select(player => player.Name)),
                .. Each(
                    "--choose",
                    asked.Players.SelectMany(player => player.Instruments.Select(lever => $"{player.Name}: {OfLever(lever)}"))
                ),
                .. Each(
                    "--want",
                    asked.Players.SelectMany(player =>
                        player.Payoff.Select(term => $"{player.Name}: {term.Outcome}{(term.Weight == 1 ? "" : $"={Text(term.Weight)}")}")
                    )
                ),
                .. asked.Tariffs is { } tariffs ? (string[])["--tariffs", TariffsWord(tariffs)] : [],
                .. asked.ExportTaxes is { } taxes ? (string[])["--export-taxes", TariffsWord(taxes)] : [],
                .. asked.MostTariff == 1 ? [] : Option("--most-tariff", asked.MostTariff),
                .. Option("--year", asked.Year),
                .. Flag("--cooperation", asked.Cooperation),
                .. asked.FrontierPoints == GameRequest.DefaultFrontierPoints ? [] : Option("--frontier-points", asked.FrontierPoints),
                .. asked.Starts == GameRequest.DefaultStarts ? [] : Option("--starts", asked.Starts),
            ],
            BacktestRequest asked =>
            [
                .. History(asked.History),
                .. asked.Horizons == BacktestRequest.DefaultHorizons ? [] : Option("--horizons", asked.Horizons),
            ],
            CalibrateRequest asked => [.. Each("--fit", asked.Fit), "--observed", asked.Observed],
            CalibrateHistoryRequest asked => [.. History(asked.History), .. asked.Pair is { } pair ? (string[])["--pair", pair] : []],
            CompareRequest asked => [.. asked.Folders, .. Flag("--large", asked.Large)],
            _ => [],
        };

    /// <summary>A choice of tariffs or export taxes as the command line has it.</summary>
    public static string TariffsWord(TariffChoice choice) =>
        choice switch
        {
            TariffChoice.BySector => "by-sector",
            TariffChoice.ByPartner => "by-partner",
            _ => "uniform",
        };

    private static IEnumerable<string> Uncertain(UncertainScenarioRequest asked) =>
        [
            .. Each("--uncertain", asked.Uncertain.Select(item => $"{item.Path}={item.Distribution}")),
            .. Seed(asked.Seed),
            .. Flag("--leave-out-failed", asked.FailedCases == FailedCaseHandling.LeaveOut),
        ];

    private static IEnumerable<string> Goal(GoalRequest goal) =>
        [.. Outcome(goal), .. Option("--at-least", goal.AtLeast), .. Option("--at-most", goal.AtMost)];

    private static IEnumerable<string> Outcome(OutcomeRequest reading) =>
        [.. reading.Outcome is { } outcome ? (string[])["--outcome", outcome] : [], .. Option("--year", reading.Year)];

    private static string OfAxis(SweepAxisRequest axis) => $"{axis.Path}={string.Join(',', axis.Values.Select(value => Text(value)))}";

    private static string OfLever(LeverRequest lever) =>
        lever is { From: { } from, To: { } to } ? $"{lever.Path}={Text(from)}:{Text(to)}" : lever.Path;

    private static IEnumerable<string> Cases(int cases, int otherwise) => cases == otherwise ? [] : Option("--cases", cases);

    private static IEnumerable<string> Seed(ulong seed) => seed == 1 ? [] : Option("--seed", seed);

    private static IEnumerable<string> Sampled(Sampling sampling) =>
        sampling switch
        {
            Sampling.LatinHypercube => ["--sampling", "latin"],
            Sampling.Random => ["--sampling", "random"],
            _ => [],
        };

    private static IEnumerable<string> History(string history) => history == HistoryChoice.Shipped ? [] : ["--history", history];

    private static IEnumerable<string> Text(string name, string? value) => value is null ? [] : [name, value];

    private static IEnumerable<string> Flag(string name, bool isSet) => isSet ? [name] : [];

    private static IEnumerable<string> Each(string name, IEnumerable<string> values) => values.SelectMany(value => (string[])[name, value]);

    private static IEnumerable<string> Option(string name, IFormattable? value) => value is null ? [] : [name, Text(value)];

    private static string Text(IFormattable value) => value.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture);

    private static string Quoted(string argument) =>
        argument.Length > 0
        && argument.All(letter => char.IsLetterOrDigit(letter) || "-_./=:,+@%".Contains(letter, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
