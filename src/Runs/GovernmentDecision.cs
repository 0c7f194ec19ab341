using System.Collections.Immutable;

namespace TradeSim.Runs;

/// <summary>What a government decided in a run.</summary>
/// <param name="Year">First year in which it holds; it was decided after the year before was solved.</param>
/// <param name="By">Codes of the economies whose government decided.</param>
/// <param name="Rule">Name of the rule in the scenario.</param>
/// <param name="Measure">What is changed.</param>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="Before">What held before.</param>
/// <param name="After">What holds from <paramref name="Year"/> on.</param>
/// <param name="Reason">What was observed.</param>
public sealed record GovernmentDecision(
    int Year,
    ImmutableArray<string> By,
    string Rule,
    string Measure,
    string Unit,
    double Before,
    double After,
    string Reason
);
