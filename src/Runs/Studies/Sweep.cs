using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs;

/// <summary>
/// Simulations of a scenario on a grid of values of one or two parameters. Immutable; a change gives another sweep.
/// <code>
/// var sweep = Sweep.Of(scenario, "policies.corridor.intensity", [0, 0.5, 1]).Run();
/// foreach (var point in sweep.Points)
///     Console.WriteLine(point.Outcome("turnover KGZ-BLR", 2030));
/// </code>
/// </summary>
public sealed class Sweep
{
    private readonly Scenario scenario;

    private Sweep(Scenario scenario, SweepRequest request) => (this.scenario, Request) = (scenario, request);

    /// <summary>The request in its JSON form's type.</summary>
    public SweepRequest Request { get; }

    /// <summary>A sweep over one parameter.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="path">Path of the parameter, such as <c>policies.corridor.intensity</c>.</param>
    /// <param name="values">Its values, at least one.</param>
    /// <exception cref="StudyException">There are no values, or one is not finite.</exception>
    public static Sweep Of(Scenario scenario, string path, params IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario, new SweepRequest { Scenario = scenario.Reference(), Over = [new SweepAxisRequest(path, [.. values])] });
    }

    /// <summary>Adds a second parameter, which varies fastest.</summary>
    /// <param name="path">Path of the parameter.</param>
    /// <param name="values">Its values, at least one.</param>
    /// <exception cref="StudyException">There are no values, one is not finite, or it would be a third parameter.</exception>
    public Sweep And(string path, params IEnumerable<double> values) =>
        new(scenario, Request with { Over = Request.Over.Add(new SweepAxisRequest(path, [.. values])) });

    /// <summary>Runs the simulations.</summary>
    /// <exception cref="StudyException">A parameter or a value does not fit the scenario.</exception>
    public SweepRun Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs the simulations.</summary>
    /// <param name="progress">Receives the number of finished simulations and the time left.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <exception cref="StudyException">A parameter or a value does not fit the scenario.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<SweepRun> RunAsync(IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var study = await scenario
            .Execute((study, options) => SweepStudy.Execute(Request, study, options), progress, cancellation)
            .ConfigureAwait(false);
        return new SweepRun(study.Result);
    }
}
