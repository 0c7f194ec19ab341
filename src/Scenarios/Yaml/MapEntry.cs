namespace TradeSim.Scenarios.Yaml;

/// <summary>A key with its value.</summary>
internal sealed record MapEntry(string Key, SourcePosition KeyPlace, Node Value);
