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
    private readonly SamplingOptions sampling = new(256);
    private readonly UncertainOptions uncertain = new();
    private readonly Option<string[]> lever = Many(
        "--lever",
        "path[=from:to]",
        "What may be turned, within bounds if they are given. Several go by their costs, or, without bounds, by one common factor."
    );
    private readonly Option<bool> cheapest = new("--cheapest")
    {
        Description =
            "Searches the cheapest mix of the levers, by what they cost in the scenario; without --lever of all policies that cost something, each up to what is described.",
    };
    private readonly Option<string[]> cost = Many(
        "--cost",
        "path=number",
        "What a unit of a lever costs, in place of its cost in the scenario; the cheapest mix is searched."
    );
    private readonly Option<string[]> budget = Many(
        "--budget",
        "[path,path=]number",
        "What the levers of the cheapest mix may cost together, or some of them. May be repeated."
    );
    private readonly Option<double?> probability = CommonOptions.Number(
        "--probability",
        "Reaches the bound in this share of the drawn cases, instead of in one case."
    );

    public SolveCommand()
        : base(
            "solve",
            "Finds the smallest position of a lever that reaches a target, or how close one can come; with costs the cheapest mix and the frontier.",
            "NAME-solve"
        )
    {
        scenario.AddTo(this);
        Output.AddTo(this);
        foreach (var option in (Option[])[lever, cheapest, cost, budget, probability])
            Add(option);
        goal.AddTo(this);
        sampling.AddTo(this);
        uncertain.AddTo(this);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed)
    {
        var mixes = parsed.GetValue(cost)!.Length > 0 || parsed.GetValue(cheapest);
        if (parsed.GetValue(budget)!.Length > 0 && !mixes)
            throw new UserException("got --budget without --cheapest or --cost, expected it for a mix of levers that cost something");
        if (mixes && parsed.GetValue(probability) is not null)
            throw new UserException("got --probability for a cheapest mix, expected it with --lever alone: a mix is searched in one case");
        Option[] drawn = [.. uncertain.All, .. sampling.All];
        if (parsed.GetValue(probability) is null && drawn.FirstOrDefault(option => IsGiven(parsed, option)) is { } idle)
            throw new UserException(
                $"got {idle.Name} without --probability, expected it where cases are drawn: this search turns levers in one case"
            );
        return mixes ? Mix(parsed) : One(parsed);
    }

    private SolveRequest One(ParseResult parsed)
    {
        if (parsed.GetValue(lever) is not { Length: > 0 } levers)
            throw new UserException("got no --lever, expected at least one such as --lever policies.NAME.intensity, or --cheapest");
        return levers.Length > 1 && levers.FirstOrDefault(text => text.Contains('=', StringComparison.Ordinal)) is { } bounded
            ? throw new UserException(
                $"got --lever {bounded} beside others, expected paths without bounds: levers without costs go by one common factor"
            )
            : new SolveRequest
            {
                Scenario = scenario.Of(parsed),
                Goal = goal.Of(parsed),
                Levers = [.. levers.Select(LeverOf)],
                Probability = parsed.GetValue(probability),
                Cases = sampling.CasesOf(parsed),
                Sampling = sampling.Of(parsed),
                Seed = uncertain.SeedOf(parsed),
                Uncertain = uncertain.DistributionsOf(parsed),
                FailedCases = uncertain.FailedCasesOf(parsed),
            };
    }

    private CheapestMixRequest Mix(ParseResult parsed) =>
        new()
        {
            Scenario = scenario.Of(parsed),
            Goal = goal.Of(parsed),
            Levers = [.. parsed.GetValue(lever)!.Select(LeverOf)],
            Costs = [.. parsed.GetValue(cost)!.Select(CostOf)],
            Budgets = [.. parsed.GetValue(budget)!.Select(BudgetOf)],
        };

    private static LeverRequest LeverOf(string text)
    {
        if (text.Split('=') is not [var path, var bounds])
            return new LeverRequest(text);
        return
            bounds.Split(':') is [var low, var high]
            && CommonOptions.TryFinite(low, out var from)
            && CommonOptions.TryFinite(high, out var to)
            ? new LeverRequest(path, from, to)
            : throw new UserException($"got --lever {text}, expected path or path=from:to");
    }

    private static LeverCostRequest CostOf(string text) =>
        text.Split('=') is [var path, var number] && CommonOptions.TryFinite(number, out var cost)
            ? new LeverCostRequest(path.Trim(), cost)
            : throw new UserException($"got --cost {text}, expected path=number");

    private static BudgetRequest BudgetOf(string text)
    {
        var equals = text.LastIndexOf('=');
        return CommonOptions.TryFinite(text[(equals + 1)..], out var limit)
            ? new BudgetRequest(limit, equals < 0 ? [] : [.. text[..equals].Split(',').Select(name => name.Trim())])
            : throw new UserException($"got --budget {text}, expected a number, or path,path=number");
    }

    private static Option<string[]> Many(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.ZeroOrMore,
        };
}
