namespace TradeSim.Baselines.World;

/// <summary>Economies that can be modelled as one.</summary>
/// <param name="Code">Code, as EU.</param>
/// <param name="Name">Name.</param>
/// <param name="Members">Codes of the members in 2023.</param>
internal sealed record Bloc(string Code, string Name, string[] Members);
