using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>Why something was refused.</summary>
internal sealed record Refusal(ImmutableArray<string> Errors);
