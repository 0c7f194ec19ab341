namespace TradeSim.Scenarios.Keys;

/// <summary>A key of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="ValueShape">What its value may be.</param>
/// <param name="Meaning">What it means, in one sentence.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Default">The default; null: none.</param>
internal sealed record Key(string Name, Shape ValueShape, string Meaning, bool Required = false, string? Default = null);
