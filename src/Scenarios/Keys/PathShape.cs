namespace TradeSim.Scenarios.Keys;

/// <summary>The path of a table, or of a folder of tables.</summary>
internal sealed record PathShape(string What, bool IsFolder = false) : Shape
{
    public override string Expected => What;
}
