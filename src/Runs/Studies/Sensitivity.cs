using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs;

/// <summary>
/// The drivers of an outcome: which uncertain parameters its value depends on most. Immutable; a change gives another study.
/// <code>
/// var drivers = Sensitivity.Of(scenario).About("turnover KGZ-BLR", 2030).Run();
/// Console.WriteLine(drivers.Tornado.Bars[0].Factor);
/// </code>
/// </summary>
public sealed class Sensitivity
{
    private readonly Scenario scenario;

    private Sensitivity(Scenario scenario, SensitivityRequest request) => (this.scenario, Request) = (scenario, request);

    /// <summary>The request in its JSON form's type.</summary>
    public SensitivityRequest Request { get; }

    /// <summary>A tornado and a Morris screening of the scenario's first target, with the scenario's uncertain parameters and seed
    /// 1.</summary>
    public static Sensitivity Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario, new SensitivityRequest { Scenario = scenario.Reference() });
    }

    /// <summary>Sets the figure.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="year">The year; null: that of the target on the outcome, or the last.</param>
    public Sensitivity About(string outcome, int? year = null) =>
        new(scenario, Request with { Reading = new OutcomeRequest(outcome, year) });

    /// <summary>Computes Sobol' indices (shares of the variance) instead of Morris's elementary effects.</summary>
    /// <param name="points">Base points, a power of 2. Default <see cref="SensitivityRequest.DefaultPoints"/>.</param>
    public Sensitivity Sobol(int points = SensitivityRequest.DefaultPoints) =>
        new(scenario, Request with { Method = SensitivityMethod.Sobol, Samples = points });

    /// <summary>Computes Morris's elementary effects, which is the default.</summary>
    /// <param name="walks">Walks through the parameters. Default <see cref="SensitivityRequest.DefaultWalks"/>.</param>
    public Sensitivity Morris(int walks = SensitivityRequest.DefaultWalks) =>
        new(scenario, Request with { Method = SensitivityMethod.Morris, Samples = walks });

    /// <summary>Sets the seed of all draws. Default 1.</summary>
    public Sensitivity Seed(ulong seed) => new(scenario, Request with { Seed = seed });

    /// <summary>Makes a parameter uncertain; this replaces its distribution in the scenario.</summary>
    /// <param name="path">Path of the parameter, such as <c>assumptions.growth.KGZ.2027</c>.</param>
    /// <param name="distribution">The distribution, such as <c>normal(0.05, 0.01)</c>.</param>
    public Sensitivity Uncertain(string path, string distribution) =>
        new(scenario, Request with { Uncertain = Request.Uncertain.Add(new UncertainParameterRequest(path, distribution)) });

    /// <summary>Takes figures from the simulations that did not fail, instead of refusing them.</summary>
    public Sensitivity LeaveOutFailedCases() => new(scenario, Request with { FailedCases = FailedCaseHandling.LeaveOut });

    /// <summary>Runs the simulations.</summary>
    /// <exception cref="StudyException">Nothing is uncertain, something cannot be drawn, or simulations failed.</exception>
    public SensitivityRun Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs the simulations.</summary>
    /// <param name="progress">Receives the number of finished simulations and the time left.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <exception cref="StudyException">Nothing is uncertain, something cannot be drawn, or simulations failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<SensitivityRun> RunAsync(IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var study = await scenario
            .Execute((study, options) => SensitivityStudy.Execute(Request, study, options), progress, cancellation)
            .ConfigureAwait(false);
        return new SensitivityRun(study.Tornado, study.Morris, study.Sobol);
    }
}
