using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Runs;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim solve FILE --lever path</c>: what would it take?</summary>
internal sealed class SolveCommand : StudyCommand
{
    private readonly ScenarioOptions scenario = new();
    private readonly GoalOptions goal = new();
    private readonly SamplingOptions sampling = new(SolveRequest.DefaultCases);
    private readonly UncertainOptions uncertain = new();
    private readonly LeverOptions levers = new();
    private readonly Option<string?> by = new("--by")
    {
        Description = "Only change measures that this government decides alone (by: in the scenario): what it can achieve alone.",
        HelpName = "CODE",
    };
    private readonly Option<double?> probability = CommonOptions.Number(
        "--probability",
        "Reach the bound in this share of random cases, such as 0.8."
    );

    public SolveCommand()
        : base("solve", "Find the smallest intensity of a measure that reaches a target, or the cheapest mix of measures.", "NAME-solve")
    {
        scenario.AddTo(this);
        Output.AddTo(this);
        levers.AddTo(this);
        Add(by);
        Add(probability);
        goal.AddTo(this);
        sampling.AddTo(this);
        uncertain.AddTo(this);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed)
    {
        var mixes = levers.AreMixed(parsed);
        if (mixes && parsed.GetValue(probability) is not null)
            throw new UserException("--probability does not apply to a cheapest mix; leave out --cheapest and --cost");
        Option[] drawn = [.. uncertain.All, .. sampling.All];
        if (parsed.GetValue(probability) is null && drawn.FirstOrDefault(option => CommonOptions.IsGiven(parsed, option)) is { } idle)
            throw new UserException($"{idle.Name} needs --probability");
        return mixes ? Mix(parsed) : One(parsed);
    }

    private SolveRequest One(ParseResult parsed) =>
        new()
        {
            Scenario = scenario.Of(parsed),
            Goal = goal.Of(parsed),
            By = parsed.GetValue(by),
            Levers = parsed.GetValue(by) is null ? levers.SomeOf(parsed) : levers.LeversOf(parsed),
            Probability = parsed.GetValue(probability),
            Cases = sampling.CasesOf(parsed),
            Sampling = sampling.Of(parsed),
            Seed = uncertain.SeedOf(parsed),
            Uncertain = uncertain.DistributionsOf(parsed),
            FailedCases = uncertain.FailedCasesOf(parsed),
        };

    private CheapestMixRequest Mix(ParseResult parsed) =>
        new()
        {
            Scenario = scenario.Of(parsed),
            Goal = goal.Of(parsed),
            By = parsed.GetValue(by),
            Levers = levers.LeversOf(parsed),
            Costs = levers.CostsOf(parsed),
            Budgets = levers.BudgetsOf(parsed),
        };
}
