using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding;

/// <summary>The rules of a scenario as reports list them: what frames a run and is neither assumed nor decided, as it holds, also where the
/// file leaves it out.</summary>
internal static class RuleItems
{
    private static readonly string[] Choices = ["closure", "transfers", "varieties", "prices"];

    /// <summary>The rules in the order of the file's description.</summary>
    /// <param name="root">A scenario without errors.</param>
    /// <param name="scenario">What it became.</param>
    /// <param name="economies">Members of its groups.</param>
    public static ImmutableArray<ScenarioItem> Of(Block root, Scenario scenario, NamedSets economies) =>
        [
            Item(root, "years", $"{MessageText.Number(scenario.BaselineYear)} to {MessageText.Number(scenario.LastYear)}"),
            .. Choices.Select(key => Item(root, key, root.Choice(key) ?? root.DefaultOf(key))),
            Item(root, "tolerance", MessageText.Number(scenario.Tolerance)),
            .. root.Below("groups") is not { } groups
                ? []
                : groups.Entries.Select(group => Item(groups, group.Key, Members(economies.Resolve(groups, group.Key), scenario.World))),
        ];

    private static ScenarioItem Item(Block block, string key, string value)
    {
        var place = block.PositionOf(key);
        return new ScenarioItem(
            block.PathOf(key),
            value,
            null,
            place.Line == 0 ? place.File : null,
            FigureStatus.Unstated,
            null,
            place.File,
            place.Line
        );
    }

    private static string Members(NamedSet? set, World world) =>
        set is null ? "" : string.Join(", ", set.Members.Select(member => world.Economies[member].Code));
}
