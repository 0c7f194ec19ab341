using System.Collections.Immutable;
using System.CommandLine;
using TradeSim.Runs;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Which parameters a search may change, and what they cost.</summary>
internal sealed class LeverOptions
{
    private readonly Option<string[]> lever = Many(
        "--lever",
        "path[=from:to]",
        "Parameter to vary, with optional bounds. Several share one factor, or are mixed by cost."
    );
    private readonly Option<bool> cheapest = new("--cheapest")
    {
        Description = "Find the cheapest mix of the levers; without --lever of all policies with a cost, up to intensity 1.",
    };
    private readonly Option<string[]> cost = Many(
        "--cost",
        "path=number",
        "Cost of one unit of a lever; replaces its cost in the scenario. Repeat for several."
    );
    private readonly Option<string[]> budget = Many(
        "--budget",
        "[path,path=]number",
        "Most that all levers, or those named, may cost together. Repeat for several."
    );

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[lever, cheapest, cost, budget])
            command.Add(option);
    }

    /// <summary>Whether the cheapest mix of several levers is searched.</summary>
    /// <exception cref="UserException">A budget is given, and no mix is searched.</exception>
    public bool AreMixed(ParseResult parsed)
    {
        var mixes = parsed.GetValue(cost)!.Length > 0 || parsed.GetValue(cheapest);
        return mixes || parsed.GetValue(budget)!.Length == 0
            ? mixes
            : throw new UserException("--budget needs --cheapest or --cost: it limits the cost of a mix");
    }

    /// <summary>The levers.</summary>
    public ImmutableArray<LeverRequest> LeversOf(ParseResult parsed) => [.. parsed.GetValue(lever)!.Select(LeverOf)];

    /// <summary>One lever, or several that go by one common factor.</summary>
    /// <exception cref="UserException">There are none, or one of several has bounds.</exception>
    public ImmutableArray<LeverRequest> SomeOf(ParseResult parsed)
    {
        var texts = parsed.GetValue(lever)!;
        if (texts.Length == 0)
            throw new UserException("no lever given. Add --lever policies.NAME.intensity, or --cheapest");
        return texts.Length > 1 && texts.FirstOrDefault(text => text.Contains('=', StringComparison.Ordinal)) is { } bounded
            ? throw new UserException(
                $"--lever {bounded}: several levers share one factor and have no bounds. Leave them out, or add costs"
            )
            : LeversOf(parsed);
    }

    /// <summary>Costs per unit of a lever.</summary>
    public ImmutableArray<LeverCostRequest> CostsOf(ParseResult parsed) => [.. parsed.GetValue(cost)!.Select(CostOf)];

    /// <summary>Limits on costs.</summary>
    public ImmutableArray<BudgetRequest> BudgetsOf(ParseResult parsed) => [.. parsed.GetValue(budget)!.Select(BudgetOf)];

    private static LeverRequest LeverOf(string text)
    {
        if (text.Split('=') is not [var path, var bounds])
            return new LeverRequest(text);
        return
            bounds.Split(':') is [var low, var high]
            && CommonOptions.TryFinite(low, out var from)
            && CommonOptions.TryFinite(high, out var to)
            ? new LeverRequest(path, from, to)
            : throw new UserException($"--lever: got {text}, expected path or path=from:to");
    }

    private static LeverCostRequest CostOf(string text) =>
        text.Split('=') is [var path, var number] && CommonOptions.TryFinite(number, out var cost)
            ? new LeverCostRequest(path.Trim(), cost)
            : throw new UserException($"--cost: got {text}, expected path=number");

    private static BudgetRequest BudgetOf(string text)
    {
        var equals = text.LastIndexOf('=');
        return CommonOptions.TryFinite(text[(equals + 1)..], out var limit)
            ? new BudgetRequest(limit, equals < 0 ? [] : [.. text[..equals].Split(',').Select(name => name.Trim())])
            : throw new UserException($"--budget: got {text}, expected a number, or path,path=number");
    }

    private static Option<string[]> Many(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.ZeroOrMore,
        };
}
