using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Runs;

/// <summary>
/// Many simulations of a scenario with uncertain parameters drawn at random: how likely is a target? Immutable; a change gives another
/// ensemble.
/// <code>
/// var result = Ensemble.Of(scenario).Cases(10_000).Run();
/// Console.WriteLine(result.Probability("turnover KGZ-BLR"));
/// </code>
/// </summary>
public sealed class Ensemble
{
    private readonly Scenario scenario;

    private Ensemble(Scenario scenario, EnsembleRequest request) => (this.scenario, Request) = (scenario, request);

    /// <summary>The request in its JSON form's type: what a run folder and a cluster store.</summary>
    public EnsembleRequest Request { get; }

    /// <summary>An ensemble of 1,000 cases with seed 1, the scenario's uncertain parameters, and forecast errors of the shipped
    /// history.</summary>
    public static Ensemble Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario, new EnsembleRequest { Scenario = scenario.Reference() });
    }

    /// <summary>Sets the number of cases. Default 1,000.</summary>
    /// <param name="count">The number, from 1 to <see cref="EnsembleRequest.MostCases"/>.</param>
    /// <exception cref="StudyException">The number is outside its range.</exception>
    public Ensemble Cases(int count) => new(scenario, Request with { Cases = count });

    /// <summary>Sets the seed of all draws. Default 1.</summary>
    public Ensemble Seed(ulong seed) => new(scenario, Request with { Seed = seed });

    /// <summary>Sets how cases are chosen. Default: scrambled Sobol' points.</summary>
    public Ensemble Sampling(Sampling sampling) => new(scenario, Request with { Sampling = sampling });

    /// <summary>Makes a parameter uncertain; this replaces its distribution in the scenario.</summary>
    /// <param name="path">Path of the parameter, such as <c>assumptions.growth.KGZ.2027</c>.</param>
    /// <param name="distribution">The distribution, such as <c>normal(0.05, 0.01)</c>.</param>
    public Ensemble Uncertain(string path, string distribution) =>
        new(scenario, Request with { Uncertain = Request.Uncertain.Add(new UncertainParameterRequest(path, distribution)) });

    /// <summary>Leaves forecast errors out: probabilities then include the model's own spread only.</summary>
    public Ensemble WithoutHistory() => new(scenario, Request with { History = HistoryChoice.None });

    /// <summary>Takes figures from the cases that did not fail, instead of refusing them.</summary>
    public Ensemble LeaveOutFailedCases() => new(scenario, Request with { FailedCases = FailedCaseHandling.LeaveOut });

    /// <summary>Runs the simulations.</summary>
    /// <exception cref="StudyException">Something cannot be drawn, or simulations failed.</exception>
    public EnsembleRun Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs the simulations.</summary>
    /// <param name="progress">Receives the number of finished simulations and the time left.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <exception cref="StudyException">Something cannot be drawn, or simulations failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<EnsembleRun> RunAsync(IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var study = await scenario
            .Execute((study, options) => EnsembleStudy.Execute(Request, study, options), progress, cancellation)
            .ConfigureAwait(false);
        return new EnsembleRun(study.Drawn, study.Result, study.Errors is not null);
    }
}
