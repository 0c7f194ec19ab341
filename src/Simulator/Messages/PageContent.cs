using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>What the page is built from.</summary>
internal sealed record PageContent(
    string Fingerprint,
    string Command,
    IReadOnlyDictionary<string, string> Words,
    ImmutableArray<SliderGroup> Policies,
    ImmutableArray<SliderGroup> Assumptions
);
