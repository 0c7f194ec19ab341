namespace TradeSim.Scenarios.Keys;

/// <summary>One kind with its keys, <c>kind</c> among them.</summary>
internal sealed record Variant(string Kind, string Meaning, BlockShape Block);
