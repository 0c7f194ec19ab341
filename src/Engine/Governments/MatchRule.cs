using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>Follows a partner's measure with a measure of this government.</summary>
/// <remarks>
/// <para><b>Observes.</b> How strongly the partner's measure is in force: its intensity times its phase-in, as changed by the partner's own
/// rules.</para>
/// <para><b>Decides.</b> A factor on the intensity of its own measure: <c>proportion</c> times that, at most <c>at-most</c>. Until the
/// partner acts, its own measure stays off.</para>
/// <para><b>Size.</b> An assumption: reciprocity in full is a proportion of 1.</para>
/// <para><b>Not modelled.</b> Whether the partner's measure is as promised.</para>
/// </remarks>
public sealed record MatchRule : Rule
{
    /// <summary>Index of its own measure.</summary>
    public required int Measure { get; init; }

    /// <summary>Index of the partner's measure.</summary>
    public required int Follows { get; init; }

    /// <summary>Factor per intensity of the partner's measure, at least 0.</summary>
    public ParameterRef Proportion { get; init; } = 1;

    /// <summary>Largest factor, at least 0.</summary>
    public ParameterRef Most { get; init; } = 1;

    /// <inheritdoc/>
    public override ImmutableArray<int> Controls => [Measure];

    /// <inheritdoc/>
    public override RuleMemory Start(ObservedYear baseline) => new Memory(this);

    /// <inheritdoc/>
    public override double InitialFactor(ReadOnlySpan<double> values) => 0;

    private sealed class Memory(MatchRule rule) : RuleMemory
    {
        public override IEnumerable<Decision> Decide(ObservedYear year)
        {
            if (!rule.IsActive(year.NextYear))
                return [];
            var before = year.FactorOf(rule.Measure);
            var seen = year.EffortOf(rule.Follows);
            var wanted = Math.Max(0, Math.Min(rule.Most.In(year.Values), rule.Proportion.In(year.Values) * seen));
            if (wanted == before)
                return [];
            year.SetFactor(rule.Measure, wanted);
            return
            [
                new Decision(
                    year.NextYear,
                    rule.Name,
                    rule.By,
                    $"intensity of {year.NameOfPolicy(rule.Measure)}",
                    "times as described",
                    before,
                    wanted,
                    $"{year.NameOfPolicy(rule.Follows)} was in force at {ObservedYear.Percent(seen)}"
                ),
            ];
        }
    }
}
