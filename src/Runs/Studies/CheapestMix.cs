using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Solving;

namespace TradeSim.Runs;

/// <summary>
/// The cheapest mix of measures that reaches a target. Immutable; a change gives another search.
/// <code>
/// var mix = CheapestMix.Of(scenario).AtLeast("turnover KGZ-BLR", 2030, 200).Run();
/// </code>
/// </summary>
public sealed class CheapestMix
{
    private readonly Scenario scenario;

    private CheapestMix(Scenario scenario, CheapestMixRequest request) => (this.scenario, Request) = (scenario, request);

    /// <summary>The request in its JSON form's type.</summary>
    public CheapestMixRequest Request { get; }

    /// <summary>A search over all measures of the scenario that have a cost, for the scenario's first target.</summary>
    public static CheapestMix Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario, new CheapestMixRequest { Scenario = scenario.Reference() });
    }

    /// <summary>Sets the target: an outcome of at least a value, in its unit, in a year.</summary>
    public CheapestMix AtLeast(string outcome, int year, double value) =>
        new(scenario, Request with { Goal = new GoalRequest(outcome, year, AtLeast: value) });

    /// <summary>Sets the target: an outcome of at most a value, in its unit, in a year.</summary>
    public CheapestMix AtMost(string outcome, int year, double value) =>
        new(scenario, Request with { Goal = new GoalRequest(outcome, year, AtMost: value) });

    /// <summary>Adds a parameter that the search may change; once one is named, only those that are named.</summary>
    /// <param name="path">Path of the parameter, such as <c>policies.corridor.intensity</c>.</param>
    /// <param name="from">Smallest value.</param>
    /// <param name="to">Largest value.</param>
    /// <param name="cost">Cost per unit, million USD; null: that of the measure in the scenario.</param>
    public CheapestMix Lever(string path, double from = 0, double to = 1, double? cost = null) =>
        new(
            scenario,
            Request with
            {
                Levers = Request.Levers.Add(new LeverRequest(path, from, to)),
                Costs = cost is { } price ? Request.Costs.Add(new LeverCostRequest(path, price)) : Request.Costs,
            }
        );

    /// <summary>Limits the cost of the mix.</summary>
    /// <param name="limit">The limit, million USD.</param>
    /// <param name="paths">The parameters whose costs it limits; none: all.</param>
    public CheapestMix Budget(double limit, params IEnumerable<string> paths) =>
        new(scenario, Request with { Budgets = Request.Budgets.Add(new BudgetRequest(limit, [.. paths])) });

    /// <summary>Searches the mix.</summary>
    /// <exception cref="StudyException">Levers, costs or budgets do not fit together, or there is no target.</exception>
    public MixResult Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Searches the mix.</summary>
    /// <param name="progress">Receives the number of finished simulations.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <returns>The best mix that was found; best is not proven optimal.</returns>
    /// <exception cref="StudyException">Levers, costs or budgets do not fit together, or there is no target.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<MixResult> RunAsync(IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var study = await scenario
            .Execute((study, options) => CheapestMixStudy.Execute(Request, study, options), progress, cancellation)
            .ConfigureAwait(false);
        return study.Result;
    }
}
