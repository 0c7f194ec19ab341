using TradeSim.Scenarios.Binding;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios;

/// <summary>Reads scenario files: a checked scenario, or every error at once, out.</summary>
public static class ScenarioReader
{
    /// <summary>Reads the scenario file at a path of this machine.</summary>
    /// <param name="path">The scenario file.</param>
    /// <param name="overrides">Values to set before the file is checked, as <c>path=value</c>.</param>
    /// <param name="limits">Limits of the scenario.</param>
    /// <exception cref="ScenarioException">The scenario or its tables have errors.</exception>
    public static LoadedScenario Read(string path, IEnumerable<string>? overrides = null, ReaderLimits? limits = null) =>
        Read(DiskFiles.ForScenario(path), overrides, limits);

    /// <summary>Reads a bundle, with the overrides that belong to it.</summary>
    /// <exception cref="ScenarioException">The scenario or its tables have errors.</exception>
    public static LoadedScenario Read(ScenarioBundle bundle, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return Read(bundle, bundle.Overrides, limits);
    }

    /// <summary>Reads a scenario again with other overrides. The observed world is reused, unless they change it.</summary>
    /// <param name="loaded">The scenario as it was read.</param>
    /// <param name="overrides">Values to set besides those that were set then, as <c>path=value</c>.</param>
    /// <param name="limits">Limits of the scenario.</param>
    /// <exception cref="ScenarioException">The scenario has errors.</exception>
    public static LoadedScenario Again(LoadedScenario loaded, IEnumerable<string> overrides, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        string[] assignments = [.. loaded.Bundle.Overrides, .. overrides];
        var sameWorld = assignments
            .Skip(loaded.Bundle.Overrides.Length)
            .All(item =>
                item.TrimStart() is var path
                && !path.StartsWith("baseline", StringComparison.Ordinal)
                && !path.StartsWith("regions", StringComparison.Ordinal)
            );
        return ReadWith(
            new ShownFiles(loaded.Bundle, loaded.Show),
            assignments,
            limits ?? ReaderLimits.Default,
            sameWorld ? loaded.Observed : null
        );
    }

    /// <summary>Reads a scenario from wherever its files are.</summary>
    /// <param name="files">The files.</param>
    /// <param name="overrides">Values to set before the file is checked, as <c>path=value</c>.</param>
    /// <param name="limits">Limits of the scenario.</param>
    /// <exception cref="ScenarioException">The scenario or its tables have errors.</exception>
    public static LoadedScenario Read(IScenarioFiles files, IEnumerable<string>? overrides, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return ReadWith(files, [.. overrides ?? []], limits ?? ReaderLimits.Default, known: null);
    }

    private static LoadedScenario ReadWith(IScenarioFiles files, string[] assignments, ReaderLimits limits, ObservedWorld? known) =>
        Read(files, assignments, limits, known, (recorded, problems) =>
        {
            if (ReadTree(recorded, limits, problems) is not { } tree)
                return null;
            new Overrides(limits, problems).Apply(tree, ScenarioShape.Root, assignments);
            return tree;
        });

    /// <summary>A scenario that was put together from the trees of others.</summary>
    /// <exception cref="ScenarioException">The combination has errors.</exception>
    internal static LoadedScenario Read(MapNode tree, IScenarioFiles files, ReaderLimits limits) =>
        Read(files, [], limits, known: null, (_, _) => tree);

    /// <summary>The tree of a bundle that was read before, its overrides applied.</summary>
    internal static MapNode Tree(ScenarioBundle bundle, ReaderLimits limits)
    {
        var problems = new Problems(limits.Errors);
        if (ReadTree(new RecordedFiles(bundle), limits, problems) is not { } tree)
            throw problems.ToException();
        new Overrides(limits, problems).Apply(tree, ScenarioShape.Root, bundle.Overrides);
        return problems.Any ? throw problems.ToException() : tree;
    }

    private static LoadedScenario Read(
        IScenarioFiles files,
        string[] assignments,
        ReaderLimits limits,
        ObservedWorld? known,
        Func<RecordedFiles, Problems, MapNode?> treeOf
    )
    {
        var problems = new Problems(limits.Errors);
        var recorded = new RecordedFiles(files);
        if (treeOf(recorded, problems) is { } tree)
        {
            new Checker(problems).Check(tree, ScenarioShape.Root, "");
            var root = new Block(tree, ScenarioShape.Root, "");
            var bound = new ScenarioBinder(new TableFiles(recorded, limits, problems), root, known).Bind();
            if (bound is not null && !problems.Any)
                return new LoadedScenario(
                    bound.Scenario,
                    bound.Observed,
                    tree,
                    root.Text("about"),
                    root.Text("source"),
                    bound.Items,
                    problems.Warnings(),
                    files is ShownFiles { Bundle: var whole }
                        ? new ScenarioBundle(whole.Scenario, whole.Files, assignments)
                        : recorded.ToBundle(assignments)
                )
                {
                    Show = files.Show,
                    Rules = bound.Rules,
                    ParameterGroups = bound.ParameterGroups,
                    OutcomeSubjects = bound.OutcomeSubjects,
                    Uncertainty = bound.Uncertainty,
                    Correlations = bound.Correlations,
                    Checks = bound.Checks,
                };
        }
        throw problems.ToException();
    }

    private static MapNode? ReadTree(RecordedFiles files, ReaderLimits limits, Problems problems)
    {
        var shown = files.Show(files.Scenario);
        var place = new SourcePosition(shown);
        problems.Opens(shown);
        var content = files.Read(files.Scenario, FileUse.Scenario, limits.ScenarioBytes);
        if (content.Bytes is not { } bytes)
        {
            problems.Error(
                content.Refusal is null ? ErrorCatalogue.ScenarioNotFound : ErrorCatalogue.FileUnreadable,
                place,
                "",
                content.Refusal ?? "scenario file not found"
            );
            return null;
        }
        if (YamlTree.Decode(bytes.Span, shown, problems) is not { } text)
            return null;
        var tree = YamlTree.Read(text, shown, limits, problems);
        if (tree is MapNode map)
            return map;
        if (!problems.Any)
            problems.Error(
                ErrorCatalogue.NotAScenario,
                tree is null or ScalarNode { IsNothing: true } ? place : tree.Position,
                "",
                $"got {(tree is null or ScalarNode { IsNothing: true } ? "an empty file" : tree.Describe())}, expected a scenario: "
                    + $"name, baseline, years and more"
            );
        return null;
    }
}
