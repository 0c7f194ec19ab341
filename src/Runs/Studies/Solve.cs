using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Runs;

/// <summary>
/// The smallest intensity of a measure that reaches a target. Immutable; a change gives another search.
/// <code>
/// var found = Solve.Of(scenario, "policies.corridor.intensity").AtLeast("turnover KGZ-BLR", 2030, 215).Run();
/// Console.WriteLine(found.Answer?.Position);
/// </code>
/// </summary>
public sealed class Solve
{
    private readonly Scenario scenario;

    private Solve(Scenario scenario, SolveRequest request) => (this.scenario, Request) = (scenario, request);

    /// <summary>The request in its JSON form's type.</summary>
    public SolveRequest Request { get; }

    /// <summary>A search over one parameter, or over several that are scaled by one common factor, for the scenario's first
    /// target.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="paths">Paths of the parameters, such as <c>policies.corridor.intensity</c>; at least one.</param>
    /// <exception cref="StudyException">There is no parameter.</exception>
    public static Solve Of(Scenario scenario, params IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(
            scenario,
            new SolveRequest { Scenario = scenario.Reference(), Levers = [.. paths.Select(path => new LeverRequest(path))] }
        );
    }

    /// <summary>A search over one parameter between bounds.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="path">Path of the parameter.</param>
    /// <param name="from">Smallest value.</param>
    /// <param name="to">Largest value.</param>
    public static Solve Between(Scenario scenario, string path, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario, new SolveRequest { Scenario = scenario.Reference(), Levers = [new LeverRequest(path, from, to)] });
    }

    /// <summary>Sets the target: an outcome of at least a value, in its unit, in a year.</summary>
    public Solve AtLeast(string outcome, int year, double value) =>
        new(scenario, Request with { Goal = new GoalRequest(outcome, year, AtLeast: value) });

    /// <summary>Sets the target: an outcome of at most a value, in its unit, in a year.</summary>
    public Solve AtMost(string outcome, int year, double value) =>
        new(scenario, Request with { Goal = new GoalRequest(outcome, year, AtMost: value) });

    /// <summary>Requires the target in a share of drawn cases instead of in one case.</summary>
    /// <param name="share">The share, between 0 and 1.</param>
    /// <param name="cases">Cases that are drawn at each trial. Default 256.</param>
    /// <param name="seed">The seed of all draws. Default 1.</param>
    /// <param name="sampling">How cases are chosen. Default: scrambled Sobol' points.</param>
    public Solve WithProbability(double share, int cases = SolveRequest.DefaultCases, ulong seed = 1, Sampling sampling = Sampling.Sobol) =>
        new(scenario, Request with { Probability = share, Cases = cases, Seed = seed, Sampling = sampling });

    /// <summary>Makes a parameter uncertain; this replaces its distribution in the scenario.</summary>
    /// <param name="path">Path of the parameter.</param>
    /// <param name="distribution">The distribution, such as <c>normal(0.05, 0.01)</c>.</param>
    public Solve Uncertain(string path, string distribution) =>
        new(scenario, Request with { Uncertain = Request.Uncertain.Add(new UncertainParameterRequest(path, distribution)) });

    /// <summary>Searches.</summary>
    /// <exception cref="StudyException">There is no target, or a parameter does not fit the scenario.</exception>
    public SolveResult Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Searches.</summary>
    /// <param name="progress">Receives the number of finished simulations.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <returns>The smallest value that was found to reach the target, or the closest one; all trials.</returns>
    /// <exception cref="StudyException">There is no target, or a parameter does not fit the scenario.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<SolveResult> RunAsync(IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var study = await scenario
            .Execute((study, options) => SolveStudy.Execute(Request, study, options), progress, cancellation)
            .ConfigureAwait(false);
        return study.Result;
    }
}
