using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>Runs the <c>checks:</c> of a scenario file: tests that a domain expert writes, as data next to the scenario.</summary>
public static class CheckRunner
{
    /// <summary>Runs a scenario once and compares its checks with the results.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="runner">Runs its case; null: this process does.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static CheckReport Run(LoadedScenario loaded, ICaseRunner? runner = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var scenario = loaded.Scenario;
        if (loaded.Checks.IsEmpty)
            return new CheckReport(scenario.Name, []);
        var result = (runner ?? new SimulationRunner(scenario))
            .RunAsync(CaseTable.Defaults, new RunOptions { Threads = 1 }, null, cancellation)
            .GetAwaiter()
            .GetResult()[0];
        return new CheckReport(scenario.Name, [.. loaded.Checks.Select(check => LineOf(check, scenario, result))]);
    }

    private static CheckLine LineOf(ScenarioCheck check, Model scenario, CaseResult result)
    {
        if (result.Failure is { } reason)
            return new CheckLine(check, null, false, reason);
        var index = scenario.Outcomes.Select(outcome => outcome.Name).ToImmutableArray().IndexOf(check.Outcome);
        var value = result.Outcomes[check.Year - scenario.BaselineYear][index];
        var path = ShortText.OfPath(
            check.Outcome,
            scenario.Outcomes[index].Unit,
            scenario.BaselineYear,
            [.. result.Outcomes.Select(year => year[index])]
        );
        return new CheckLine(check, value, check.IsMetBy(value), path);
    }
}
