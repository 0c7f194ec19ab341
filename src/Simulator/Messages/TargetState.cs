namespace TradeSim.Simulator.Messages;

/// <summary>The state of a target.</summary>
internal sealed record TargetState(string Name, string Bound, string Value, bool IsMet);
