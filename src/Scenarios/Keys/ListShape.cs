namespace TradeSim.Scenarios.Keys;

/// <summary>A list of one kind of thing.</summary>
internal sealed record ListShape(Shape Item, string What) : Shape
{
    public override string Expected => $"a list of {What}";
}
