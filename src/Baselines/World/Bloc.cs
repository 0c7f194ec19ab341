namespace TradeSim.Baselines.World;

/// <summary>Economies that can be modelled as one.</summary>
/// <param name="Code">Code, as EU.</param>
/// <param name="Name">English name.</param>
/// <param name="OtherNames">German and Russian name.</param>
/// <param name="Members">Codes of the members in 2023.</param>
internal sealed record Bloc(string Code, string Name, string[] OtherNames, string[] Members);
