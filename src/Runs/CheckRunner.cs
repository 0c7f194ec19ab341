using System.Collections.Immutable;
using System.Text;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>A check and what came.</summary>
/// <param name="Check">The expectation.</param>
/// <param name="Value">What came; null: the scenario failed.</param>
/// <param name="Passed">Whether it is as expected.</param>
/// <param name="Path">The outcome along the years, or why the scenario failed.</param>
public sealed record CheckLine(ScenarioCheck Check, double? Value, bool Passed, string Path)
{
    /// <summary>The expectation, in words.</summary>
    public string Expected
    {
        get
        {
            var off = Check.Tolerance == 0 ? "" : $" ± {ShortText.Of(Check.Tolerance)}";
            return Check.Bound switch
                {
                    Bound.AtLeast => "at least ",
                    Bound.AtMost => "at most ",
                    _ => "",
                }
                + ShortText.Of(Check.Value)
                + off;
        }
    }
}

/// <summary>The checks of a scenario, red and green.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Lines">One line a check, in the order of the file.</param>
public sealed record CheckReport(string Scenario, ImmutableArray<CheckLine> Lines)
{
    /// <summary>Whether all checks passed.</summary>
    public bool Passed => Lines.All(line => line.Passed);

    /// <summary>The report as text: a line a check; of a failed one also why it was expected, where, and the path.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Scenario).Append('\n');
        foreach (var line in Lines)
        {
            text.Append(line.Passed ? "  ok      " : "  FAILED  ")
                .Append(line.Check.Outcome)
                .Append(" in ")
                .Append(ShortText.Of(line.Check.Year))
                .Append(": got ")
                .Append(line.Value is { } value ? ShortText.Of(value) : "no result")
                .Append(", expected ")
                .Append(line.Expected)
                .Append('\n');
            if (line.Passed)
                continue;
            text.Append("          because ")
                .Append(line.Check.Why)
                .Append(" (")
                .Append(line.Check.File)
                .Append(':')
                .Append(ShortText.Of(line.Check.Line))
                .Append(")\n");
            text.Append("          ").Append(line.Path).Append('\n');
        }
        return text.Append("  ")
            .Append(ShortText.Of(Lines.Count(line => line.Passed)))
            .Append(" of ")
            .Append(ShortText.Of(Lines.Length))
            .Append(" checks passed\n")
            .ToString();
    }
}

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
