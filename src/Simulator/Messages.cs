using System.Collections.Immutable;

namespace TradeSim.Simulator;

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

/// <summary>A run that was pinned.</summary>
internal sealed record Pin(string Name, ImmutableArray<string> Set);

/// <summary>What became of it.</summary>
/// <param name="Fingerprint">Of the scenario that answers: the server may have been started again with another one since
/// the page was loaded.</param>
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

/// <summary>The state of a target.</summary>
internal sealed record TargetState(string Name, string Bound, string Value, bool IsMet);

/// <summary>A chart as SVG.</summary>
/// <param name="Place">Where it goes: targets, others or structure.</param>
/// <param name="Svg">The markup.</param>
internal sealed record Chart(string Place, string Svg);

/// <summary>Runs side by side: inputs that differ, then outcomes.</summary>
internal sealed record PinnedRuns(
    ImmutableArray<string> Runs,
    ImmutableArray<ComparedRow> Inputs,
    ImmutableArray<ComparedRow> Outcomes,
    bool BothDiffer
);

/// <summary>A number in every run.</summary>
internal sealed record ComparedRow(string Name, string Sort, ImmutableArray<string> Values);

/// <summary>What the page is built from.</summary>
internal sealed record PageContent(
    string Fingerprint,
    string Command,
    IReadOnlyDictionary<string, string> Words,
    ImmutableArray<SliderGroup> Policies,
    ImmutableArray<SliderGroup> Assumptions
);

/// <summary>The sliders of a policy or of an assumption.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What the file says of it.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="First">Sliders that are seen at once.</param>
/// <param name="Others">Sliders that are folded away.</param>
internal sealed record SliderGroup(string Name, string About, string Meaning, ImmutableArray<Slider> First, ImmutableArray<Slider> Others);

/// <summary>Why something was refused.</summary>
internal sealed record Refusal(ImmutableArray<string> Errors);
