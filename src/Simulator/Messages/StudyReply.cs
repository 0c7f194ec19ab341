using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>The answer to a question that took many runs.</summary>
/// <param name="Fingerprint">Of the scenario that answers.</param>
/// <param name="Sentences">The answer in words.</param>
/// <param name="Set">Numbers of measures that the sliders should show, as <c>path=value</c>; empty: the sliders stay.</param>
/// <param name="Charts">Charts as SVG.</param>
internal sealed record StudyReply(
    string Fingerprint,
    ImmutableArray<string> Sentences,
    ImmutableArray<string> Set,
    ImmutableArray<string> Charts
);
