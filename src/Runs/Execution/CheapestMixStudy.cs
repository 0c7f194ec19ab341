using System.Collections.Immutable;
using TradeSim.Runs.Provenance;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Execution;

/// <summary>The cheapest mix of levers that reaches a target.</summary>
/// <param name="Study">The scenario.</param>
/// <param name="Goal">The target.</param>
/// <param name="Levers">The levers, in the order of the positions of a mix.</param>
/// <param name="Result">The result.</param>
internal sealed record CheapestMixStudy(ScenarioStudy Study, Goal Goal, ImmutableArray<Lever> Levers, MixResult Result) : RequestResult
{
    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables => [Result.Table()];

    /// <inheritdoc/>
    public override ImmutableArray<FailedCase> Failed => Result.Failed;

    /// <summary>Executes the request.</summary>
    public static CheapestMixStudy Execute(CheapestMixRequest request, ScenarioStudy study, ExecutionOptions options)
    {
        var goal = study.Goal(request.Goal);
        var priced = Priced(request, study, options.Names);
        ImmutableArray<Lever> levers = [.. priced.Select(item => item.Lever)];
        ImmutableArray<Budget> budgets = [.. request.Budgets.Select(budget => BudgetOf(budget, levers))];
        var result = Studies.Solving.CheapestMix.Run(study.Runner, goal, priced, budgets, context: options.Context);
        return new CheapestMixStudy(study, goal, levers, result);
    }

    /// <summary>The levers that were named, or all measures that have a cost; costs of the request replace those of the scenario.</summary>
    private static ImmutableArray<PricedLever> Priced(CheapestMixRequest request, ScenarioStudy study, OptionNames names)
    {
        var given = request.Costs.ToLookup(item => item.Path, item => item.Cost);
        // The scenario is run for its prices only where one of them is needed.
        var stated =
            request.Levers.Length > 0 && request.Levers.All(lever => given[lever.Path].Any()) ? [] : PricedLever.OfPolicies(study.Model);
        if (request.By is { } owner)
        {
            var owned = study.Space.IntensitiesDecidedBy(owner);
            SolveStudy.OnlyOwned([.. request.Levers.Select(lever => lever.Path)], owned, owner);
            stated = [.. stated.Where(item => owned.Contains(item.Lever.Name))];
        }
        ImmutableArray<Lever> levers =
            request.Levers.Length > 0
                ? [.. request.Levers.Select(lever => Lever.Of(study.Space, lever.Path, lever.From, lever.To))]
                : [.. stated.Select(item => item.Lever)];
        if (levers.IsEmpty)
            throw new UserException($"no policy of the scenario has a cost. Add cost: to a policy, or name a lever with {names.Cost}");
        if (given.FirstOrDefault(item => item.Count() > 1 || levers.All(lever => lever.Name != item.Key)) is { } stray)
            throw new UserException($"the cost of {stray.Key} is given twice, or {stray.Key} is no lever");
        return
        [
            .. levers.Select(lever => new PricedLever(
                lever,
                given[lever.Name]
                    .Concat(stated.Where(item => item.Lever.Name == lever.Name).Select(item => item.Cost))
                    .Cast<double?>()
                    .FirstOrDefault()
                    ?? throw new UserException($"no cost of {lever.Name}. Each lever needs one: {names.CostOf(lever.Name)}")
            )),
        ];
    }

    private static Budget BudgetOf(BudgetRequest budget, ImmutableArray<Lever> levers) =>
        new(CommandText.OfBudget(budget), budget.Levers.IsEmpty ? [.. levers.Select(lever => lever.Name)] : budget.Levers, budget.Limit);
}
