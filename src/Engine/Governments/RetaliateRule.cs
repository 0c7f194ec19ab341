using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>Responds to a partner's tariffs with tariffs.</summary>
/// <remarks>
/// <para><b>Observes.</b> The partner's tariffs on this government's goods: by how much they exceed those of the baseline, averaged over
/// the watched sectors with the baseline's exports as weights. A cut counts as 0.</para>
/// <para><b>Decides.</b> A surcharge on the partner's goods: <c>proportion</c> times that increase, at most <c>limit</c>, <c>delay</c>
/// years after it was observed. It comes on top of all other tariffs, and falls as the partner's increase does. Two governments that
/// respond to each other in proportion 1 escalate until a limit binds.</para>
/// <para><b>Size.</b> An assumption. WTO law allows a suspension of concessions equivalent to the damage (Dispute Settlement Understanding,
/// Art. 22.4), which is a proportion of about 1.</para>
/// <para><b>Not modelled.</b> Threats, rulings, and responses other than tariffs.</para>
/// </remarks>
public sealed record RetaliateRule : Rule
{
    /// <summary>The economies to whose tariffs the government responds.</summary>
    public required ImmutableArray<int> Against { get; init; }

    /// <summary>Sectors in which the partner's tariffs are watched.</summary>
    public required ImmutableArray<int> Watched { get; init; }

    /// <summary>Sectors of the partner's goods that the surcharge falls on.</summary>
    public required ImmutableArray<int> Sectors { get; init; }

    /// <summary>Surcharge per increase, at least 0; 1 answers in kind.</summary>
    public ParameterRef Proportion { get; init; } = 1;

    /// <summary>The highest surcharge, 0.5 is 50 percentage points; at least 0.</summary>
    public ParameterRef Limit { get; init; } = 0.5;

    /// <summary>Years from an increase to the answer, at least 1.</summary>
    public int Delay { get; init; } = 1;

    /// <inheritdoc/>
    public override RuleMemory Start(ObservedYear baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        // Loops, since every case starts its rules.
        var cells = By.Length * Against.Length * Watched.Length;
        var (flows, tariffs, at) = (new double[cells], new double[cells], 0);
        foreach (var exporter in By)
        {
            foreach (var importer in Against)
            {
                if (exporter == importer)
                    continue;
                foreach (var sector in Watched)
                {
                    flows[at] = baseline.RealFlow(exporter, importer, sector);
                    tariffs[at++] = baseline.Tariff(exporter, importer, sector);
                }
            }
        }
        return new Memory(this, flows, tariffs);
    }

    /// <param name="rule">The rule.</param>
    /// <param name="flows">The watched flows of the baseline, million USD.</param>
    /// <param name="tariffs">The tariffs on them in the baseline.</param>
    private sealed class Memory(RetaliateRule rule, double[] flows, double[] tariffs) : RuleMemory
    {
        private readonly List<double> increases = [];
        private double surcharge;

        public override IEnumerable<Decision> Decide(ObservedYear year)
        {
            increases.Add(IncreaseIn(year));
            var seen = increases.Count >= rule.Delay ? increases[^rule.Delay] : 0;
            var wanted = rule.IsActive(year.NextYear) ? Math.Min(rule.Limit.In(year.Values), rule.Proportion.In(year.Values) * seen) : 0;
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
                    $"surcharge on {year.Names(rule.Sectors)} from {year.Codes(rule.Against)}",
                    "ad valorem",
                    before,
                    wanted,
                    $"tariffs of {year.Codes(rule.Against)} were {ObservedYear.Percent(seen)} above those of the baseline"
                ),
            ];
        }

        internal override IEnumerable<TradeMeasure> InForce(int year) => [new Surcharge(surcharge, rule.Against, rule.By, rule.Sectors)];

        private double IncreaseIn(ObservedYear year)
        {
            var (increase, weight, at) = (0.0, 0.0, 0);
            foreach (var exporter in rule.By)
            {
                foreach (var importer in rule.Against)
                {
                    if (exporter == importer)
                        continue;
                    foreach (var sector in rule.Watched)
                    {
                        increase += flows[at] * (year.Tariff(exporter, importer, sector) - tariffs[at]);
                        weight += flows[at++];
                    }
                }
            }
            return weight > 0 ? Math.Max(0, increase / weight) : 0;
        }
    }
}
