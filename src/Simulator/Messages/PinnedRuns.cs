using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>Runs side by side: inputs that differ, then outcomes.</summary>
internal sealed record PinnedRuns(
    ImmutableArray<string> Runs,
    ImmutableArray<ComparedRow> Inputs,
    ImmutableArray<ComparedRow> Outcomes,
    bool BothDiffer
);
