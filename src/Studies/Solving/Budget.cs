using System.Collections.Immutable;

namespace TradeSim.Studies.Solving;

/// <summary>A limit on what some levers may cost together. Budgets are disjoint or one within another.</summary>
/// <param name="Name">Name in messages.</param>
/// <param name="Levers">Names of the levers.</param>
/// <param name="Limit">The limit.</param>
internal sealed record Budget(string Name, ImmutableArray<string> Levers, double Limit);
