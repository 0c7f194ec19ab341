using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>A run that was pinned.</summary>
internal sealed record Pin(string Name, ImmutableArray<string> Set);
