using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim calibrate</c>: growth elasticity, drift and shock sizes of trade, fitted to history; with a scenario, its
/// assumptions fitted to observed outcomes.</summary>
internal sealed class CalibrateCommand : StudyCommand
{
    private readonly ScenarioOptions scenario = new();
    private readonly HistoryOption history = new("History to fit.");
    private readonly Option<string[]> fit = new("--fit")
    {
        Description = "Assumption to fit, such as assumptions.adjustment. Repeat for several.",
        HelpName = "path",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string?> observed = new("--observed")
    {
        Description = $"Observed outcomes: {CalibrateStudy.Needed}.",
        HelpName = "CSV",
    };
    private readonly Option<string?> pair = new("--pair")
    {
        Description = "Without a scenario: fit this pair, such as KGZ-BLR, instead of all pairs.",
        HelpName = "NAME",
    };

    public CalibrateCommand()
        : base(
            "calibrate",
            "Fit elasticity, drift and shocks to past trade, or assumptions of a scenario to observed outcomes.",
            "NAME-calibrate"
        )
    {
        scenario.AddTo(this);
        Output.AddTo(this);
        foreach (var option in (Option[])[history.Option, fit, observed, pair])
            Add(option);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed) =>
        parsed.GetValue(scenario.File) is null ? OfHistory(parsed) : OfScenario(parsed);

    private CalibrateRequest OfScenario(ParseResult parsed)
    {
        if (FirstGiven(parsed, [history.Option, pair]) is { } idle)
            throw new UserException($"{idle} does not apply to a scenario; leave out FILE or {idle}");
        if (parsed.GetValue(fit) is not { Length: > 0 } paths)
            throw new UserException("no assumption to fit. Example: --fit assumptions.adjustment");
        return new CalibrateRequest
        {
            Scenario = scenario.Of(parsed),
            Fit = [.. paths],
            Observed = parsed.GetValue(observed)
                ?? throw new UserException($"no observations given. Add --observed FILE, {CalibrateStudy.Needed}"),
        };
    }

    private CalibrateHistoryRequest OfHistory(ParseResult parsed)
    {
        if (FirstGiven(parsed, [fit, observed]) is not null)
            throw new UserException("--fit and --observed need a scenario file");
        if (FirstGiven(parsed, [scenario.Set, scenario.Large, .. Machine.All, .. Hosts.All]) is { } idle)
            throw new UserException($"{idle} needs a scenario file");
        return new CalibrateHistoryRequest { History = history.Of(parsed), Pair = parsed.GetValue(pair) };
    }

    private static string? FirstGiven(ParseResult parsed, Option[] options) =>
        options.FirstOrDefault(option => CommonOptions.IsGiven(parsed, option))?.Name;
}
