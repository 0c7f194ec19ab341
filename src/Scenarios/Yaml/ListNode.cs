namespace TradeSim.Scenarios.Yaml;

/// <summary>A list.</summary>
internal sealed class ListNode(SourcePosition place, List<Node> items) : Node(place)
{
    public List<Node> Items { get; } = items;

    public override string Describe() => "a list";
}
