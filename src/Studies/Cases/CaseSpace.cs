using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;

namespace TradeSim.Studies.Cases;

/// <summary>Parameters that a case can change, and its outcomes.</summary>
/// <param name="Parameters">The parameters that a case can change.</param>
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

    /// <summary>Policies and rules that can be switched off, with their owners, in the order of the scenario.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>Of which flows the outcomes are made; null: of none, as with a formula.</summary>
    public FlowStructure? Flows { get; init; }

    /// <summary>Numbers that a study keeps of a case and year: outcomes and the flows that they are made of.</summary>
    internal int FiguresPerYear => Outcomes.Length + (Flows?.Parts.Length ?? 0);

    /// <summary>Years of a result: the baseline year and those after it.</summary>
    public int YearCount => LastYear - BaselineYear + 1;

    /// <summary>What switches policies off and on.</summary>
    public IEnumerable<Parameter> Intensities =>
        Parameters.Where(parameter =>
            parameter.Role == ParameterRole.Policy && parameter.Path.EndsWith(".intensity", StringComparison.Ordinal)
        );

    /// <summary>The intensities of the policies that one government decides alone.</summary>
    /// <param name="owner">Code of its economy or country.</param>
    /// <exception cref="StudyException">No policy names it as its only owner.</exception>
    public ImmutableArray<string> IntensitiesDecidedBy(string owner)
    {
        ImmutableArray<string> owned =
        [
            .. Measures
                .Where(measure => !measure.IsRule && string.Equals(measure.Owner, owner, StringComparison.Ordinal))
                .Select(measure => measure.Switch),
        ];
        var owners = Measures.Where(measure => !measure.IsRule && measure.Owner.Length > 0).Select(measure => measure.Owner).Distinct();
        return owned.IsEmpty
            ? throw new StudyException($"{owner} decides no policy alone. Add by: {owner} to a policy{Nearest.Suggest(owner, owners)}")
            : owned;
    }

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
            Flows = FlowStructure.Of(scenario),
            Measures = [.. MeasuresOf(scenario)],
        };
    }

    private static IEnumerable<Measure> MeasuresOf(Scenario scenario)
    {
        Measure Of(int parameter, ImmutableArray<int> by, bool isRule)
        {
            var (world, path) = (scenario.World, scenario.Parameters[parameter].Path);
            var members = by.Select(economy => world.Economies[economy]).ToArray();
            return new Measure(
                path[..Math.Max(0, path.LastIndexOf('.'))],
                path,
                GovernmentName.CodeOf(world, by),
                [.. members.SelectMany(member => new[] { member.Code, member.PartOf }).OfType<string>().Distinct()],
                isRule
            );
        }
        foreach (var policy in scenario.Policies)
        {
            if (policy.Intensity.ParameterIndex is { } intensity)
                yield return Of(intensity, policy.By, isRule: false);
        }
        foreach (var rule in scenario.Rules)
        {
            if (rule.Active.ParameterIndex is { } active)
                yield return Of(active, rule.By, isRule: true);
        }
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
        var hint = MessageText.DidYouMean(path, Parameters.Select(parameter => parameter.Path))
            ?? "tradesim validate FILE --parameters lists the parameters of a scenario";
        throw new StudyException($"unknown parameter {path}. {hint}");
    }

    /// <summary>Index of the outcome of a name.</summary>
    /// <exception cref="StudyException">There is none.</exception>
    public int OutcomeIndex(string name)
    {
        var index = Outcomes.IndexOf(name);
        if (index >= 0)
            return index;
        var hint = MessageText.DidYouMean(name, Outcomes) ?? $"Outcomes of the scenario: {MessageText.Listed(Outcomes)}";
        throw new StudyException($"unknown outcome '{name}'. {hint}");
    }

    /// <summary>An outcome in a year.</summary>
    /// <exception cref="StudyException">There is no such outcome or year.</exception>
    public Reading Read(string outcome, int year) =>
        year >= BaselineYear && year <= LastYear
            ? new Reading(OutcomeIndex(outcome), year - BaselineYear, outcome, year)
            : throw new StudyException(
                $"year: got {Invariant.Text(year)}, expected {Invariant.Text(BaselineYear)} to {Invariant.Text(LastYear)}"
            );

    /// <summary>The outcome of a target in its year.</summary>
    public Reading Read(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Read(Outcomes[target.Outcome], target.Year);
    }
}
