using System.Collections.Immutable;

namespace TradeSim.Runs;

/// <summary>What a government decided in a run.</summary>
/// <param name="Year">First year in force; it was decided after the year before was solved.</param>
/// <param name="By">Codes of the economies whose government decided.</param>
/// <param name="Rule">Name of the rule in the scenario.</param>
/// <param name="Measure">The changed number.</param>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="Before">The value before.</param>
/// <param name="After">The value from <paramref name="Year"/> on.</param>
/// <param name="Reason">The observation.</param>
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
