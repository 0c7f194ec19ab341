using System.Collections.Immutable;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;

namespace TradeSim.Studies.Briefs;

/// <summary>The history and the costs of levers: all inputs of a brief beside the scenario.</summary>
/// <param name="Errors">What past forecasts teach, with the pairs for the base rate; null: no history, so model spread only.</param>
/// <param name="Plausible">Levers with prices, turned as far as is plausible; empty: no cheapest mix.</param>
/// <param name="Beyond">The same levers turned as far as they go, for where the plausible does not reach the target.</param>
internal sealed record BriefInputs(ForecastErrorModel? Errors, ImmutableArray<PricedLever> Plausible, ImmutableArray<PricedLever> Beyond);
