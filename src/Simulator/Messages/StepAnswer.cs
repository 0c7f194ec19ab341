using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>What became of it.</summary>
/// <param name="Fingerprint">Of the scenario that answers: the server may have been started again with another one since the page was
/// loaded.</param>
/// <param name="Failure">Why there is no result; null: there is one.</param>
/// <param name="Sentence">The state in words.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Places">All places that have charts.</param>
/// <param name="Charts">The charts that are seen.</param>
/// <param name="Compared">Pinned runs and this one side by side; null: there is none.</param>
/// <param name="Lost">Pinned runs that cannot be run, each with its reason.</param>
/// <param name="Milliseconds">How long the server took.</param>
internal sealed record StepAnswer(
    string Fingerprint,
    string? Failure,
    string Sentence,
    ImmutableArray<TargetState> Targets,
    ImmutableArray<string> Places,
    ImmutableArray<Chart> Charts,
    PinnedRuns? Compared,
    ImmutableArray<string> Lost,
    double Milliseconds
);
