using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;

namespace TradeSim.Testing;

/// <summary>A scenario with the values that a test sets; immutable, so a test can go two ways from one.</summary>
public sealed class ScenarioUnderTest
{
    private readonly ImmutableSortedDictionary<string, double> values;

    internal ScenarioUnderTest(LoadedScenario loaded, IEnumerable<KeyValuePair<string, double>> values) =>
        (Loaded, this.values) = (loaded, values.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The scenario as it was read.</summary>
    public LoadedScenario Loaded { get; }

    /// <summary>The values that the test set, by path.</summary>
    public IReadOnlyDictionary<string, double> Values => values;

    /// <summary>Sets a parameter.</summary>
    /// <exception cref="StudyException">The scenario has no such parameter, or the value is beyond its bounds.</exception>
    public ScenarioUnderTest With(string path, double value)
    {
        var space = CaseSpace.Of(Loaded.Scenario);
        var parameter = space.Parameters[space.ParameterIndex(path)];
        return value >= parameter.Minimum && value <= parameter.Maximum
            ? new(Loaded, values.SetItem(path, value))
            : throw new StudyException(
                FormattableString.Invariant($"{path}: got {value}, expected a value from {parameter.Minimum} to {parameter.Maximum}")
            );
    }

    /// <summary>Switches a policy off.</summary>
    public ScenarioUnderTest Without(string policy) => With($"policies.{policy}.intensity", 0);

    /// <summary>Switches all policies off: business as usual.</summary>
    public ScenarioUnderTest WithoutPolicies() =>
        CaseSpace.Of(Loaded.Scenario).Intensities.Aggregate(this, (scenario, intensity) => scenario.With(intensity.Path, 0));

    /// <summary>Runs it.</summary>
    public ScenarioRun Run()
    {
        var scenario = Loaded.Scenario;
        ImmutableArray<int> columns = [.. values.Keys.Select(scenario.ParameterIndex)];
        var result = new Simulation(scenario).Run(
            new CaseTable(columns, values.Values.ToArray(), 1),
            new RunOptions { Threads = 1, KeepTables = true }
        )[0];
        return new ScenarioRun(this, result);
    }

    /// <summary>How much each policy contributes to an outcome in a year, beyond what happens anyway: Shapley values
    /// (<see cref="Explain"/>).</summary>
    public ScenarioContributions Contributions(string outcome, int year)
    {
        var runner = new SimulationRunner(
            Loaded.Scenario with
            {
                Parameters =
                [
                    .. Loaded.Scenario.Parameters.Select(parameter =>
                        values.TryGetValue(parameter.Path, out var value) ? parameter with { Default = value } : parameter
                    ),
                ],
            }
        );
        return new ScenarioContributions(Explain.Run(runner, runner.Space.Read(outcome, year), Contributor.Policies(runner.Space)));
    }

    /// <summary>What the test set, for messages.</summary>
    public override string ToString() =>
        values.IsEmpty
            ? Loaded.Scenario.Name
            : $"{Loaded.Scenario.Name} with "
                + string.Join(", ", values.Select(item => FormattableString.Invariant($"{item.Key} = {item.Value}")));
}
