using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>What an outcome measures, in the words of the file. Outcomes have one if their name contains nothing more: it is the name that
/// kind, economies and sectors give, so that reports can say it in another language.</summary>
/// <param name="Kind">The kind, such as <c>exports</c>.</param>
/// <param name="Of">Codes and groups of the economies.</param>
/// <param name="Partners">Codes and groups of the partners; empty: none, or all other economies.</param>
/// <param name="Sectors">Codes and groups of sectors, or names of policies; empty: all.</param>
/// <param name="Partner">The key of the partners: with, to or from.</param>
/// <param name="Within">Codes and groups of the sectors that a share is taken of; empty: all.</param>
internal sealed record OutcomeSubject(
    string Kind,
    ImmutableArray<string> Of,
    ImmutableArray<string> Partners,
    ImmutableArray<string> Sectors,
    string Partner = "with",
    ImmutableArray<string> Within = default
);
