using System.Collections.Immutable;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;

namespace TradeSim.Studies.Briefs;

/// <summary>What is known of the past, and what levers cost: all that a brief needs beside the scenario.</summary>
/// <param name="History">Pairs for the base rate.</param>
/// <param name="Bands">How far forecasts missed.</param>
/// <param name="Plausible">Levers with prices, turned as far as is plausible; empty: no cheapest mix.</param>
/// <param name="Beyond">The same levers turned as far as they go, for where the plausible does not reach the target.</param>
public sealed record BriefInputs(
    TradeHistory History,
    HistoricalBands Bands,
    ImmutableArray<PricedLever> Plausible,
    ImmutableArray<PricedLever> Beyond
);
