using System.Collections.Immutable;

namespace TradeSim.Simulator.Messages;

/// <summary>What the page asks: the numbers that are not the file's, and the runs to draw beside it.</summary>
/// <param name="Page">Made up by each page; a newer question of the same page cancels the one before.</param>
/// <param name="Set">Numbers, as <c>path=value</c>.</param>
/// <param name="Pins">Runs that were pinned.</param>
/// <param name="Width">Width of the charts of targets, pixels.</param>
/// <param name="SmallWidth">Width of the other charts.</param>
/// <param name="Places">Which charts are seen: those of targets, others, structure.</param>
internal sealed record StepRequest(
    string Page,
    ImmutableArray<string> Set,
    ImmutableArray<Pin> Pins,
    int Width,
    int SmallWidth,
    ImmutableArray<string> Places
);
