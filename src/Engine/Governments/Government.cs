using System.Collections.Immutable;

namespace TradeSim.Engine.Governments;

/// <summary>
/// A government that decides elsewhere on a cluster: its rules, what they remember, and what they have decided. A pure function of the
/// years that were published to it, so it can be rebuilt from them.
/// </summary>
/// <param name="rules">Its rules, with constants instead of parameters.</param>
/// <param name="terms">The names in the scenario.</param>
/// <param name="baseline">The baseline year.</param>
internal sealed class Government(ImmutableArray<Rule> rules, Terms terms, PublishedFigures baseline)
{
    private readonly RuleMemory[] memories = [.. rules.Select(rule => rule.Start(new PublishedYear(baseline, terms)))];

    /// <summary>The last year that it has observed.</summary>
    public int LastYear { get; private set; } = baseline.Year;

    /// <summary>What each rule decided for the next year, in the order of the rules; empty before the first year.</summary>
    public ImmutableArray<RuleDecisions> Latest { get; private set; } = [];

    /// <summary>Observes a year and decides for the next one.</summary>
    /// <param name="figures">The year after <see cref="LastYear"/>.</param>
    public void Decide(PublishedFigures figures)
    {
        if (figures.Year != LastYear + 1)
            throw new ArgumentOutOfRangeException(nameof(figures), figures.Year, $"Expected the year {LastYear + 1}.");
        LastYear = figures.Year;
        Latest =
        [
            .. memories.Select(memory =>
            {
                var year = new PublishedYear(figures, terms);
                ImmutableArray<Decision> decisions = [.. memory.Decide(year)];
                return new RuleDecisions(decisions, [.. year.Factors], [.. memory.InForce(year.NextYear)]);
            }),
        ];
    }
}

/// <summary>What a rule decided for a year.</summary>
/// <param name="Decisions">What it changed.</param>
/// <param name="Factors">Factors on the intensity of policies from that year on.</param>
/// <param name="InForce">Trade measures in that year.</param>
internal sealed record RuleDecisions(
    ImmutableArray<Decision> Decisions,
    ImmutableArray<PolicyFactor> Factors,
    ImmutableArray<TradeMeasure> InForce
);
