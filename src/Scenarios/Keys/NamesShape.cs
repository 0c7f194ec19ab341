namespace TradeSim.Scenarios.Keys;

/// <summary>Economies or sectors: a code, a group, a list of these, or <c>all</c>. Whether they exist is the binder's question.</summary>
internal sealed record NamesShape(string What) : Shape
{
    public override string Expected => What;
}
