using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>A number in every run.</summary>
internal sealed record ComparedRow(string Name, string Sort, ImmutableArray<string> Values);
