using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Studies.Cases;

/// <summary>What a case may set and what comes out of it.</summary>
/// <param name="Parameters">The numbers that a case may set.</param>
/// <param name="Outcomes">Names of the outcomes.</param>
/// <param name="Units">Units of the outcomes.</param>
/// <param name="BaselineYear">The baseline year, which is the first row of outcomes.</param>
/// <param name="LastYear">The last year.</param>
public sealed record CaseSpace(
    ImmutableArray<Parameter> Parameters,
    ImmutableArray<string> Outcomes,
    ImmutableArray<string> Units,
    int BaselineYear,
    int LastYear
)
{
    /// <summary>The bounds that are hoped for.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    /// <summary>Years of a result: the baseline year and those after it.</summary>
    public int YearCount => LastYear - BaselineYear + 1;

    /// <summary>What switches policies off and on.</summary>
    public IEnumerable<Parameter> Intensities =>
        Parameters.Where(parameter =>
            parameter.Role == ParameterRole.Policy && parameter.Path.EndsWith(".intensity", StringComparison.Ordinal)
        );

    /// <summary>The space of a scenario.</summary>
    public static CaseSpace Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(
            scenario.Parameters,
            [.. scenario.Outcomes.Select(outcome => outcome.Name)],
            [.. scenario.Outcomes.Select(outcome => outcome.Unit)],
            scenario.BaselineYear,
            scenario.LastYear
        )
        {
            Targets = scenario.Targets,
        };
    }

    /// <summary>Index of the parameter at a path.</summary>
    /// <exception cref="StudyException">There is none.</exception>
    public int ParameterIndex(string path)
    {
        for (var index = 0; index < Parameters.Length; index++)
        {
            if (string.Equals(Parameters[index].Path, path, StringComparison.Ordinal))
                return index;
        }
        throw new StudyException(
            $"got the parameter {path}, expected one of the scenario's{Nearest.Suggest(path, Parameters.Select(parameter => parameter.Path))}"
        );
    }

    /// <summary>Index of the outcome of a name.</summary>
    /// <exception cref="StudyException">There is none.</exception>
    public int OutcomeIndex(string name)
    {
        var index = Outcomes.IndexOf(name);
        return index >= 0
            ? index
            : throw new StudyException($"got the outcome '{name}', expected one of the scenario's{Nearest.Suggest(name, Outcomes)}");
    }

    /// <summary>An outcome in a year.</summary>
    /// <exception cref="StudyException">There is no such outcome or year.</exception>
    public Reading Read(string outcome, int year) =>
        year >= BaselineYear && year <= LastYear
            ? new Reading(OutcomeIndex(outcome), year - BaselineYear, outcome, year)
            : throw new StudyException(
                $"got the year {Invariant.Text(year)}, expected one from {Invariant.Text(BaselineYear)} to {Invariant.Text(LastYear)}"
            );

    /// <summary>The outcome of a target in its year.</summary>
    public Reading Read(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Read(Outcomes[target.Outcome], target.Year);
    }
}

/// <summary>One figure of a case: an outcome in a year.</summary>
/// <param name="Outcome">Index of the outcome.</param>
/// <param name="YearIndex">Years after the baseline year.</param>
/// <param name="Name">Name of the outcome.</param>
/// <param name="Year">The year.</param>
public sealed record Reading(int Outcome, int YearIndex, string Name, int Year)
{
    /// <summary>The figure of a case that did not fail.</summary>
    public double Of(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Failure is null
            ? result.Outcomes[YearIndex][Outcome]
            : throw new InvalidOperationException("A failed case has no outcomes.");
    }
}

/// <summary>A bound on a reading: what a search wants to reach.</summary>
/// <param name="Reading">The figure.</param>
/// <param name="Bound">At least or at most.</param>
/// <param name="Value">The bound, in the outcome's unit.</param>
public sealed record Goal(Reading Reading, Bound Bound, double Value)
{
    /// <summary>The goal of a scenario's target.</summary>
    public static Goal Of(CaseSpace space, Target target)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(target);
        return new Goal(space.Read(target), target.Bound, target.Value);
    }

    /// <summary>How far a value is beyond the bound; negative: short of it.</summary>
    public double Margin(double value) => Bound == Bound.AtLeast ? value - Value : Value - value;

    /// <summary>Whether a value meets the goal.</summary>
    public bool IsMetBy(double value) => Margin(value) >= 0;

    /// <summary>As a reader would say it.</summary>
    public override string ToString() =>
        $"{Reading.Name} {(Bound == Bound.AtLeast ? "at least" : "at most")} {Invariant.Text(Value)} in {Invariant.Text(Reading.Year)}";
}
