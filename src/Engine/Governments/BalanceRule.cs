using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>Reacts to a trade deficit with partners by a surcharge on their goods.</summary>
/// <remarks>
/// <para><b>Observes.</b> Imports less exports with the partners, in the named sectors, as a share of its own income.</para>
/// <para><b>Decides.</b> A surcharge on the partners' goods in these sectors: raised by <c>step</c> a year while the deficit exceeds
/// <c>threshold</c>, up to <c>limit</c>; lowered by as much while the deficit is below <c>relax-below</c>.</para>
/// <para><b>Size.</b> An assumption. GATT Art. XII allows restrictions to safeguard the balance of payments.</para>
/// <para><b>Not modelled.</b> Exchange rates and lending, which determine an economy's total deficit: under <c>transfers: fixed</c> a
/// surcharge moves the deficit with some partners to others.</para>
/// </remarks>
public sealed record BalanceRule : Rule
{
    /// <summary>The partners.</summary>
    public required ImmutableArray<int> Partners { get; init; }

    /// <summary>The sectors.</summary>
    public required ImmutableArray<int> Sectors { get; init; }

    /// <summary>Deficit above which the surcharge is raised, share of income.</summary>
    public ParameterRef Threshold { get; init; } = 0.02;

    /// <summary>Deficit below which it is lowered, share of income; not above <see cref="Threshold"/>.</summary>
    public ParameterRef RelaxBelow { get; init; } = 0.01;

    /// <summary>Change of the surcharge in a year, 0.05 is five percentage points; above 0.</summary>
    public ParameterRef Step { get; init; } = 0.05;

    /// <summary>The highest surcharge, at least 0.</summary>
    public ParameterRef Limit { get; init; } = 0.3;

    /// <inheritdoc/>
    public override RuleMemory Start(ObservedYear baseline) => new Memory(this);

    private sealed class Memory(BalanceRule rule) : RuleMemory
    {
        private double surcharge;

        public override IEnumerable<Decision> Decide(ObservedYear year)
        {
            var income = 0.0;
            foreach (var economy in rule.By)
                income += year.Figures.IncomeValue(economy) / year.Figures.PriceLevel;
            var deficit =
                (year.RealFlows(rule.Partners, rule.By, rule.Sectors) - year.RealFlows(rule.By, rule.Partners, rule.Sectors)) / income;
            var step = rule.Step.In(year.Values);
            var wanted =
                !rule.IsActive(year.NextYear) ? 0
                : deficit > rule.Threshold.In(year.Values) ? Math.Min(rule.Limit.In(year.Values), surcharge + step)
                : deficit < rule.RelaxBelow.In(year.Values) ? Math.Max(0, surcharge - step)
                : surcharge;
            if (wanted == surcharge)
                return [];
            var before = surcharge;
            surcharge = wanted;
            return
            [
                new Decision(
                    year.NextYear,
                    rule.Name,
                    rule.By,
                    $"surcharge on {year.Names(rule.Sectors)} from {year.Codes(rule.Partners)}",
                    "ad valorem",
                    before,
                    wanted,
                    $"the deficit with {year.Codes(rule.Partners)} was {ObservedYear.Percent(deficit)} of income"
                ),
            ];
        }

        internal override IEnumerable<TradeMeasure> InForce(int year) => [new Surcharge(surcharge, rule.Partners, rule.By, rule.Sectors)];
    }
}
