using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Uncertainty;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs.Execution;

/// <summary>A scenario of a request with the runner of its cases: finds in it what the request names.</summary>
internal sealed class ScenarioStudy(LoadedScenario loaded, ICaseRunner runner, bool large, OptionNames names)
{
    private readonly ReaderLimits limits = large ? ReaderLimits.Large : ReaderLimits.Default;

    /// <summary>A scenario of a request on the hosts that were chosen.</summary>
    public static ScenarioStudy Of(Request request, ScenarioReference reference, LoadedScenario loaded, ExecutionOptions options) =>
        new(loaded, options.Hosts.RunnerOf(loaded, request, options.Machine), reference.Large, options.Names);

    /// <summary>A scenario as a program has it, on the hosts that it chose.</summary>
    /// <exception cref="InvalidOperationException">The scenario has code of the program and was to run on another host.</exception>
    public static ScenarioStudy Of(Scenario scenario, ExecutionOptions options) =>
        new(scenario.Loaded, scenario.Runner(), scenario.Reference().Large, options.Names) { Model = scenario.Model };

    /// <summary>The scenario as it was read.</summary>
    public LoadedScenario Loaded => loaded;

    /// <summary>The scenario for the engine, with what a program has added.</summary>
    public Model Model { get; private init; } = loaded.Scenario;

    /// <summary>Runs its cases.</summary>
    public ICaseRunner Runner => runner;

    /// <summary>Its parameters and outcomes.</summary>
    public CaseSpace Space => runner.Space;

    /// <summary>The limits on scenarios and studies.</summary>
    public ReaderLimits Limits => limits;

    /// <summary>The same with some outcomes only, which takes less memory.</summary>
    public ScenarioStudy Keeping(ImmutableArray<string> outcomes) =>
        outcomes.IsEmpty ? this : new ScenarioStudy(loaded, new OutcomeSubsetRunner(runner, outcomes), large, names) { Model = Model };

    /// <summary>The requested figure: outcome and year as given, or those of the first target, or the first outcome in the last
    /// year.</summary>
    public Reading Reading(OutcomeRequest asked)
    {
        var outcome = asked.Outcome ?? DefaultOutcome;
        var target = Space.Targets.FirstOrDefault(item => Space.Outcomes[item.Outcome] == outcome);
        return Space.Read(outcome, asked.Year ?? target?.Year ?? Space.LastYear);
    }

    /// <summary>The bound that is to be reached: the one given, or the scenario's target on the outcome.</summary>
    public Goal Goal(GoalRequest asked)
    {
        var reading = Reading(asked);
        return (asked.AtLeast, asked.AtMost) switch
        {
            ({ } least, null) => new Goal(reading, Bound.AtLeast, least),
            (null, { } most) => new Goal(reading, Bound.AtMost, most),
            ({ }, { }) => throw new UserException("--at-least and --at-most exclude each other; give one of them"),
            _ => TargetOn(reading)
                ?? throw new UserException($"no target for {reading.Name}. Add one to the scenario, or give {names.Goal}"),
        };
    }

    /// <summary>The scenario's target on a figure's outcome: that of the figure's year, or the first, taken in that year; null: it has
    /// none.</summary>
    public Goal? TargetOn(Reading reading) => TargetOn(Space, reading);

    internal static Goal? TargetOn(CaseSpace space, Reading reading) =>
        space.Targets.Where(item => item.Outcome == reading.Outcome).OrderByDescending(item => item.Year == reading.Year).FirstOrDefault()
            is { } target
            ? Studies.Cases.Goal.Of(space, target) with
            {
                Reading = reading,
            }
            : null;

    /// <summary>The uncertain parameters: those of the scenario, and those of the request instead or besides.</summary>
    /// <exception cref="UserException">There are none, or one cannot be drawn.</exception>
    public InputSpace Uncertain(UncertainScenarioRequest request, bool mayBeEmpty = false)
    {
        var given = request.Uncertain.Select(item => (item.Path, Text: item.Distribution)).ToArray();
        var inputs = loaded
            .Uncertainty.Select(item => (item.Path, item.Text))
            .Where(item => given.All(other => other.Path != item.Path))
            .Concat(given)
            .ToArray();
        return inputs.Length == 0 && !mayBeEmpty
            ? throw new UserException(
                $"no uncertain parameter. Add an uncertainty block to the scenario, or {names.Uncertain}. tradesim validate "
                    + $"{loaded.Bundle.Scenario} --parameters lists the paths"
            )
            : StatedUncertainty.Read(loaded, Space, inputs);
    }

    /// <summary>A number of cases whose figures are within the limits.</summary>
    /// <exception cref="UserException">They are more than fit into memory.</exception>
    public int Fitting(long cases)
    {
        var perCase = Math.Max(1, (long)Space.YearCount * Space.Outcomes.Length);
        var most = limits.StudyFigures / perCase;
        if (cases <= most)
            return (int)cases;
        var raise = limits.StudyFigures < ReaderLimits.Large.StudyFigures ? $"; {names.Large} raises the limit" : "";
        throw new UserException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cases} cases of {perCase} figures each (years × outcomes) are too many, expected at most {most} cases, "
                    + $"{limits.StudyFigures} figures{raise}"
            )
        );
    }

    /// <summary>The unit of a figure.</summary>
    public string Unit(Reading reading) => Space.Units[reading.Outcome];

    private string DefaultOutcome =>
        Space.Targets.Length > 0 ? Space.Outcomes[Space.Targets[0].Outcome]
        : Space.Outcomes.Length > 0 ? Space.Outcomes[0]
        : throw new UserException("the scenario has no outcomes. Add at least one under outcomes:");
}
