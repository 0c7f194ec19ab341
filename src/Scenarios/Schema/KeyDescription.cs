namespace TradeSim.Scenarios;

/// <summary>A key of the scenario file, as the reference lists it.</summary>
/// <param name="Path">Its path, such as <c>policies[tariff].from</c>; chosen keys are in angle brackets.</param>
/// <param name="Type">What its value may be.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Default">The default; null: none.</param>
internal sealed record KeyDescription(string Path, string Type, string Meaning, bool Required, string? Default);
