using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Runs;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim brief FILE...</c>: one page for those who decide.</summary>
internal sealed class BriefCommand : StudyCommand
{
    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "Scenario files, such as one on several statistical bases: up to three, each a column.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string[]> set = CommonOptions.Set();
    private readonly Option<bool> large = CommonOptions.Large();
    private readonly Option<double?> plausible = CommonOptions.Number(
        "--plausible",
        "Highest plausible intensity of a measure; 1 is as described.",
        otherwise: 1
    );
    private readonly Option<int> cases = SamplingOptions.CasesOption("Number of cases for each probability.", BriefRequest.DefaultCases);
    private readonly HistoryOption history = new("History behind the forecast band and the base rate.");
    private readonly GoalOptions goal = new();
    private readonly UncertainOptions uncertain = new();

    public BriefCommand()
        : base(
            "brief",
            "Write a one-page brief: forecast, probability of the target, cheapest mix, and what each measure contributes.",
            "NAME-brief"
        )
    {
        Add(files);
        Output.AddTo(this);
        foreach (var option in (Option[])[set, large, plausible, cases, history.Option])
            Add(option);
        goal.AddTo(this);
        uncertain.AddTo(this);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed)
    {
        var paths = parsed.GetValue(files)!;
        if (paths.Length > BriefRequest.MostScenarios)
            throw new UserException($"FILE: got {paths.Length} scenarios, expected 1 to {BriefRequest.MostScenarios}");
        ScenarioReference[] scenarios =
        [
            .. paths.Select(file => ScenarioOptions.ReferenceTo(file, parsed.GetValue(set)!, parsed.GetValue(large))),
        ];
        return new BriefRequest
        {
            Scenario = scenarios[0],
            OtherBases = [.. scenarios[1..]],
            Goal = goal.Of(parsed),
            Plausible = parsed.GetValue(plausible)!.Value,
            Cases = parsed.GetValue(cases),
            Seed = uncertain.SeedOf(parsed),
            Uncertain = uncertain.DistributionsOf(parsed),
            FailedCases = uncertain.FailedCasesOf(parsed),
            History = history.Of(parsed),
        };
    }
}
