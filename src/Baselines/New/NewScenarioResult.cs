using System.Collections.Immutable;

namespace TradeSim.Baselines.New;

/// <summary>What <see cref="NewScenario.Create"/> made.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="ScenarioFile">The scenario file in it.</param>
/// <param name="Summary">Five lines: reported, estimated, assumed and unknown figures, and which file would improve the result
/// most.</param>
public sealed record NewScenarioResult(string Folder, string ScenarioFile, ImmutableArray<string> Summary);
