using System.Collections.Immutable;

namespace TradeSim.Engine.Governments;

/// <summary>What a government decided.</summary>
/// <param name="Year">First year in force. It was decided after the year before was solved.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="By">The economies whose government decided.</param>
/// <param name="What">The changed number, as a noun phrase.</param>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="Before">The value before.</param>
/// <param name="After">The value from <paramref name="Year"/> on.</param>
/// <param name="Why">The observation, as a sentence without its end.</param>
public sealed record Decision(
    int Year,
    string Rule,
    ImmutableArray<int> By,
    string What,
    string Unit,
    double Before,
    double After,
    string Why
);
