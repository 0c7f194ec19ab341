namespace TradeSim.Scenarios.Keys;

/// <summary>true or false.</summary>
internal sealed record FlagShape : Shape
{
    public override string Expected => "true or false";
}
