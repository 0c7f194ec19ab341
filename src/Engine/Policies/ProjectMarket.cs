using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>What a project sells to a market.</summary>
/// <param name="Importer">Index of the market; the host itself for sales at home.</param>
/// <param name="Share">Share of the project's output.</param>
public readonly record struct ProjectMarket(int Importer, ParameterRef Share);
