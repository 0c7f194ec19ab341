using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs;

/// <summary>
/// What each measure contributes to the change in an outcome (Shapley values, which add up). Immutable; a change gives another study.
/// <code>
/// var explanation = Explain.Of(scenario).About("turnover KGZ-BLR", 2030).Run();
/// foreach (var item in explanation.Contributions)
///     Console.WriteLine($"{item.Name}: {item.Value}");
/// </code>
/// </summary>
public sealed class Explain
{
    private readonly Scenario scenario;
    private readonly Scenario? second;

    private Explain(Scenario scenario, ExplainRequest request, Scenario? second = null) =>
        (this.scenario, Request, this.second) = (scenario, request, second);

    /// <summary>The request in its JSON form's type.</summary>
    public ExplainRequest Request { get; }

    /// <summary>The change in the scenario's first target since the baseline year: contributions of growth and each measure.</summary>
    public static Explain Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario, new ExplainRequest { Scenario = scenario.Reference() });
    }

    /// <summary>The difference between two scenarios in the first one's first target: contributions of everything that differs.</summary>
    /// <exception cref="InvalidOperationException">A scenario has code of this program, or runs on another host: mixtures of two scenarios
    /// are made from their files and run in this process.</exception>
    public static Explain Between(Scenario first, Scenario second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        foreach (var one in (Scenario[])[first, second])
        {
            if (one.HasCode || !one.IsEmbedded)
                throw new InvalidOperationException(
                    $"{one.Name}: mixtures of two scenarios are made from their files and run in this process; use scenarios without "
                        + $"code of this program and without {nameof(Scenario.On)}."
                );
        }
        return new(first, new ExplainRequest { Scenario = first.Reference(), Second = second.Reference() }, second);
    }

    /// <summary>Sets the figure.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="year">The year; null: that of the target on the outcome, or the last.</param>
    public Explain About(string outcome, int? year = null) =>
        new(scenario, Request with { Reading = new OutcomeRequest(outcome, year) }, second);

    /// <summary>Switches an assumption off and on like a measure; growth, unless one is named.</summary>
    /// <param name="path">A path; it includes all parameters below it.</param>
    public Explain With(string path) => new(scenario, Request with { With = Request.With.Add(path) }, second);

    /// <summary>Sets the seed of the orders that are drawn where there are many contributions. Default 1.</summary>
    public Explain Seed(ulong seed) => new(scenario, Request with { Seed = seed }, second);

    /// <summary>Runs the simulations.</summary>
    /// <exception cref="StudyException">The figure or a path does not fit the scenario, or simulations failed.</exception>
    public Explanation Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs the simulations.</summary>
    /// <param name="progress">Receives the number of finished simulations and the time left.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    /// <exception cref="StudyException">The figure or a path does not fit the scenario, or simulations failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Explanation> RunAsync(IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var study = await scenario
            .Execute(
                (study, options) =>
                    second is null
                        ? ExplainStudy.Execute(Request, study, options)
                        : ExplainStudy.Between(Request, study, second.Loaded, options),
                progress,
                cancellation
            )
            .ConfigureAwait(false);
        return study.Result;
    }
}
