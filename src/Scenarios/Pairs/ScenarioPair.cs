using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios;

/// <summary>
/// Two scenarios and their differences. Mixtures contain the policies of both, so that a case can switch each by its intensity; everything
/// else comes from one of the two. Sources, remarks, names and the like make no difference, nor does where a file lies.
/// </summary>
internal sealed class ScenarioPair
{
    // Descriptions and outcomes, on which the solution does not depend.
    private static readonly string[] NotTheWorld =
    [
        "name",
        "about",
        "source",
        "years",
        "groups",
        "assumptions",
        "policies",
        "outcomes",
        "targets",
        "uncertainty",
        "correlations",
        "checks",
    ];

    private readonly Side first;
    private readonly Side second;
    private readonly ReaderLimits limits;

    private ScenarioPair(Side first, Side second, ReaderLimits limits)
    {
        (this.first, this.second, this.limits) = (first, second, limits);
        Settings =
        [
            .. Keys(first.Tree, second.Tree)
                .Except(NotTheWorld)
                .Where(key => first.TextOf(first.Tree[key]) != second.TextOf(second.Tree[key]))
                .Select(key => new ScenarioDifference(key, ParameterRole.Assumption)),
            .. Keys(first.Groups, second.Groups)
                .Any(name => first.Groups?[name] is { } a && second.Groups?[name] is { } b && first.TextOf(a) != second.TextOf(b))
                ? [new ScenarioDifference("groups", ParameterRole.Assumption)]
                : (ScenarioDifference[])[],
            .. Keys(first.Assumptions, second.Assumptions)
                .Where(key => first.TextOf(first.Assumptions?[key]) != second.TextOf(second.Assumptions?[key]))
                .Select(key => new ScenarioDifference($"assumptions.{key}", ParameterRole.Assumption)),
        ];
        Policies = [.. first.Policies.Keys.Concat(second.Policies.Keys).Distinct().Where(name => !IsShared(name)).Select(DifferenceOf)];
    }

    /// <summary>What a mixture takes whole from one of the two.</summary>
    public ImmutableArray<ScenarioDifference> Settings { get; }

    /// <summary>Policies that only one has, or that are not the same in both: a mixture has both versions.</summary>
    public ImmutableArray<ScenarioDifference> Policies { get; }

    /// <summary>Compares two scenarios that were read before.</summary>
    /// <exception cref="ScenarioException">A bundle has errors.</exception>
    public static ScenarioPair Of(ScenarioBundle first, ScenarioBundle second, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        limits ??= ReaderLimits.Default;
        return new(
            new Side(ScenarioReader.Tree(first, limits), first, ""),
            new Side(ScenarioReader.Tree(second, limits), second, "second/"),
            limits
        );
    }

    /// <summary>The two mixed: shared outcomes over the years of the first, the policies of both, and each of the <see cref="Settings"/>
    /// from one of them.</summary>
    /// <param name="fromSecond">Paths of the settings that come from the second scenario; the others come from the first.</param>
    /// <exception cref="ScenarioException">They do not fit together.</exception>
    public LoadedScenario Mixed(IReadOnlyCollection<string> fromSecond)
    {
        ArgumentNullException.ThrowIfNull(fromSecond);
        Side Of(string path) => fromSecond.Contains(path) ? second : first;
        var tree = Map(Keys(first.Tree, second.Tree).Except(NotTheWorld).Select(key => (key, Of(key).Node(Of(key).Tree[key]))));
        tree.Set("name", new ScalarNode(tree.Position, "mixture", false), tree.Position);
        tree.Set("years", first.Tree["years"]!, tree.Position);
        var (strong, weak) = fromSecond.Contains("groups") ? (second, first) : (first, second);
        Add("groups", Map(Keys(first.Groups, second.Groups).Select(name => (name, strong.Groups?[name] ?? weak.Groups?[name]))));
        Add(
            "assumptions",
            Map(
                Keys(first.Assumptions, second.Assumptions)
                    .Select(key => (key, Of($"assumptions.{key}").Node(Of($"assumptions.{key}").Assumptions?[key])))
            )
        );
        tree.Set(
            "policies",
            new ListNode(
                tree.Position,
                [
                    .. first.Policies.Values.Select(OfFirst),
                    .. second.Policies.Where(policy => !IsShared(policy.Key)).Select(policy => second.Node(policy.Value)!),
                ]
            ),
            tree.Position
        );
        tree.Set(
            "outcomes",
            new ListNode(
                tree.Position,
                [.. first.Outcomes.Where(outcome => second.Outcomes.Any(other => second.TextOf(other) == first.TextOf(outcome)))]
            ),
            tree.Position
        );
        return ScenarioReader.Read(tree, new BothFiles(first, second), limits);

        void Add(string key, MapNode map)
        {
            if (map.Entries.Count > 0)
                tree.Set(key, map, tree.Position);
        }
    }

    private bool IsShared(string policy) =>
        first.Policies.TryGetValue(policy, out var a)
        && second.Policies.TryGetValue(policy, out var b)
        && first.TextOf(a) == second.TextOf(b);

    private ScenarioDifference DifferenceOf(string policy) =>
        new(
            $"policies.{policy}",
            ParameterRole.Policy,
            first.Policies.ContainsKey(policy) ? $"policies.{NameInMixture(policy)}.intensity" : null,
            second.Policies.ContainsKey(policy) ? $"policies.{policy}.intensity" : null
        );

    /// <summary>Where both have a policy and not the same, the first one's takes another name.</summary>
    private string NameInMixture(string policyOfFirst) =>
        second.Policies.ContainsKey(policyOfFirst) && !IsShared(policyOfFirst)
            ? $"first scenario {MessageText.Number(first.Policies.Keys.ToList().IndexOf(policyOfFirst))}"
            : policyOfFirst;

    private Node OfFirst(MapNode policy)
    {
        var name = ((ScalarNode)policy["name"]!).Text;
        return Map(
            policy.Entries.Select(entry =>
                (entry.Key, entry.Key == "name" ? new ScalarNode(entry.Value.Position, NameInMixture(name), false) : (Node?)entry.Value)
            )
        );
    }

    private static IEnumerable<string> Keys(MapNode? a, MapNode? b) =>
        (a?.Entries ?? []).Concat(b?.Entries ?? []).Select(entry => entry.Key).Distinct();

    private static MapNode Map(IEnumerable<(string Key, Node? Value)> entries)
    {
        var place = new SourcePosition("mixture");
        return new MapNode(
            place,
            [.. entries.Where(entry => entry.Value is not null).Select(entry => new MapEntry(entry.Key, place, entry.Value!))]
        );
    }

    /// <summary>One of the two scenarios.</summary>
    private sealed class Side(MapNode tree, ScenarioBundle bundle, string prefix)
    {
        private static readonly string[] Remarks = ["about", "source", "status", "note"];

        public MapNode Tree => tree;

        public MapNode? Groups => tree["groups"] as MapNode;

        public MapNode? Assumptions => tree["assumptions"] as MapNode;

        public IReadOnlyDictionary<string, MapNode> Policies { get; } =
            Items(tree["policies"])
                .OfType<MapNode>()
                .Where(policy => policy["name"] is ScalarNode)
                .ToDictionary(policy => ((ScalarNode)policy["name"]!).Text, StringComparer.Ordinal);

        public IEnumerable<Node> Outcomes => Items(tree["outcomes"]);

        /// <summary>Paths of this side's files in a mixture.</summary>
        public IEnumerable<(string Path, BundledFile File)> Files => bundle.Files.Select(file => (InMixture(file.Path), file));

        /// <summary>A value in a mixture: files of the second scenario are in a separate folder.</summary>
        public Node? Node(Node? node) =>
            node switch
            {
                MapNode map => Map(map.Entries.Select(entry => (entry.Key, Node(entry.Value)))),
                ListNode list => new ListNode(list.Position, [.. list.Items.Select(item => Node(item)!)]),
                ScalarNode scalar when FilesAt(scalar.Text).Any() => new ScalarNode(
                    scalar.Position,
                    InMixture(scalar.Text),
                    scalar.IsPlain
                ),
                _ => node,
            };

        /// <summary>What a value says, without remarks and with the content of files instead of their names.</summary>
        public string TextOf(Node? node) =>
            node switch
            {
                null => "",
                MapNode map when map.Entries.Where(entry => !Remarks.Contains(entry.Key)).ToArray() is var entries => entries
                    is [{ Key: "value" } only]
                    ? TextOf(only.Value)
                    : "{"
                        + string.Join(
                            ',',
                            entries
                                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                                .Select(entry => $"{entry.Key}:{TextOf(entry.Value)}")
                        )
                        + "}",
                ListNode list => $"[{string.Join(',', list.Items.Select(TextOf))}]",
                ScalarNode scalar when PlainNumber.TryRead(scalar.Text, out var number) => number.ToString(
                    "R",
                    CultureInfo.InvariantCulture
                ),
                ScalarNode scalar => FilesAt(scalar.Text).ToArray() is { Length: > 0 } files
                    ? string.Concat(files)
                    : MessageText.Quote(scalar.Text),
                _ => throw new InvalidOperationException("There is no other kind of node."),
            };

        private static List<Node> Items(Node? list) => (list as ListNode)?.Items ?? [];

        /// <summary>The files that a path names, as a file or as a folder: name within it and content.</summary>
        private IEnumerable<string> FilesAt(string path)
        {
            var clean = ScenarioPath.Combine("", path);
            return clean.Length == 0
                ? []
                : bundle
                    .Files.Where(file => file.Path == clean || file.Path.StartsWith($"{clean}/", StringComparison.Ordinal))
                    .Select(file => $"{file.Path[clean.Length..]}:{file.Sha256} ");
        }

        private string InMixture(string path) =>
            prefix.Length == 0 ? path : prefix + ScenarioPath.Combine("", path).Replace("..", "above", StringComparison.Ordinal);
    }

    /// <summary>The files of both.</summary>
    private sealed class BothFiles(Side first, Side second) : IScenarioFiles
    {
        private readonly Dictionary<string, BundledFile> files = first
            .Files.Concat(second.Files)
            .ToDictionary(item => item.Path, item => item.File, StringComparer.Ordinal);

        public string Scenario => "mixture";

        public string Show(string path) => path;

        public FileContent Read(string path, FileUse use, long maximumBytes) =>
            !files.TryGetValue(path, out var file) ? FileContent.Absent
            : file.Bytes.Length > maximumBytes ? FileContent.Refused(DiskFiles.TooLong(maximumBytes))
            : FileContent.Of(file.Bytes);
    }
}
