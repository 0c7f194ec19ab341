using System.Collections.Immutable;
using System.Text;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Binding;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios;

/// <summary>A scenario that was read and checked, with all that reports and manifests say of it.</summary>
public sealed class LoadedScenario
{
    internal LoadedScenario(
        Scenario scenario,
        ObservedWorld observed,
        MapNode tree,
        string? about,
        string? source,
        IReadOnlyList<(ParameterRole Role, ScenarioItem Item)> items,
        IReadOnlyList<ScenarioError> warnings,
        ScenarioBundle bundle
    )
    {
        (Scenario, Observed, Tree, About, Source, Warnings, Bundle) = (scenario, observed, tree, about, source, warnings, bundle);
        Assumptions = [.. items.Where(item => item.Role == ParameterRole.Assumption).Select(item => item.Item)];
        Policies = [.. items.Where(item => item.Role == ParameterRole.Policy).Select(item => item.Item)];
    }

    /// <summary>The scenario for the engine.</summary>
    public Scenario Scenario { get; }

    /// <summary>The observed world, and where its figures come from.</summary>
    public Baseline Baseline => Observed.Baseline;

    /// <summary>What the file says the scenario is about; null: nothing.</summary>
    public string? About { get; }

    /// <summary>Where the scenario comes from; null: the file does not say.</summary>
    public string? Source { get; }

    /// <summary>Assumptions, as reports show them.</summary>
    public ImmutableArray<ScenarioItem> Assumptions { get; }

    /// <summary>Policy measures, as reports show them.</summary>
    public ImmutableArray<ScenarioItem> Policies { get; }

    /// <summary>Settings of the run that are neither assumptions nor decisions, with defaults: years, closure, transfers, varieties,
    /// prices, tolerance, groups.</summary>
    public ImmutableArray<ScenarioItem> Rules { get; internal init; } = [];

    /// <summary>Uncertain parameters; studies draw it.</summary>
    public ImmutableArray<UncertainNumber> Uncertainty { get; internal init; } = [];

    /// <summary>How uncertain numbers hang together.</summary>
    public ImmutableArray<CorrelatedNumbers> Correlations { get; internal init; } = [];

    /// <summary>What a run should show.</summary>
    public ImmutableArray<ScenarioCheck> Checks { get; internal init; } = [];

    /// <summary>The numbers with sliders: assumptions first, then those of each policy, and its assumptions in a separate group, in the
    /// order of the file.</summary>
    public ImmutableArray<ParameterGroup> ParameterGroups { get; internal init; } = [];

    /// <summary>Warnings; the scenario can be run.</summary>
    public IReadOnlyList<ScenarioError> Warnings { get; }

    /// <summary>All files that were read, and the overrides: reading it gives the same scenario.</summary>
    public ScenarioBundle Bundle { get; }

    internal ObservedWorld Observed { get; }

    /// <summary>What outcomes measure, by name, for those whose name contains nothing more.</summary>
    internal IReadOnlyDictionary<string, OutcomeSubject> OutcomeSubjects { get; init; } = new Dictionary<string, OutcomeSubject>();

    /// <summary>How the paths of its files are shown to people.</summary>
    internal Func<string, string> Show { get; init; } = path => path;

    private MapNode Tree { get; }

    /// <summary>
    /// The scenario with its overrides as a separate file, without the comments of the original file. Read in that file's folder it is the
    /// same scenario: its runs agree to the last bit.
    /// </summary>
    public string ToYaml()
    {
        var text = new StringBuilder(
            $"# {Printable(Scenario.Name)}: {Printable(Bundle.Scenario)} with other numbers. See that file for comments; paths are "
                + $"relative to its folder.\n"
        );
        if (Bundle.Overrides.Length > 0)
            text.Append("# Set:\n");
        foreach (var item in Bundle.Overrides)
            text.Append("#   ").Append(Printable(item)).Append('\n');
        return text.Append('\n').Append(YamlText.Of(Tree)).ToString();
    }

    private static string Printable(string text) => MessageText.IsPrintable(text) ? text : MessageText.Quote(text);
}
