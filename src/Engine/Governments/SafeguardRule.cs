using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>Protects a sector for a limited time when its imports surge.</summary>
/// <remarks>
/// <para><b>Observes.</b> Real imports of each sector from the named economies: by how much they exceed their average over the last
/// <c>reference-years</c> years.</para>
/// <para><b>Decides.</b> Above <c>threshold</c>, a surcharge of <c>tariff</c>, or a cap on each flow of <c>quota</c> times its average over
/// those years. It is relaxed in equal steps from year to year and withdrawn after <c>years</c> years. For the same period again, and for
/// at least two years, the sector cannot be protected again.</para>
/// <para><b>Size.</b> The WTO Agreement on Safeguards: at most four years (Art. 7.1), eight with an extension (7.3), relaxed at regular
/// intervals (7.4), a pause as long as the measure and of at least two years (7.5), quotas not below the average of three representative
/// years (5.1).</para>
/// <para><b>Not modelled.</b> The investigation of serious injury, compensation, exemptions of developing countries, provisional
/// measures.</para>
/// </remarks>
public sealed record SafeguardRule : Rule
{
    /// <summary>The exporters whose goods are observed and subject to the measure.</summary>
    public required ImmutableArray<int> Exporters { get; init; }

    /// <summary>Sectors, each watched by itself.</summary>
    public required ImmutableArray<int> Sectors { get; init; }

    /// <summary>Growth over the average that triggers the measure, 0.25 is 25 %; above −1.</summary>
    public ParameterRef Threshold { get; init; } = 0.25;

    /// <summary>Years of the average, at least 1; fewer at the start of a run.</summary>
    public int ReferenceYears { get; init; } = 3;

    /// <summary>Surcharge in the first year, 0.3 is 30 percentage points; null: a quota instead.</summary>
    public ParameterRef? Tariff { get; init; }

    /// <summary>Cap in the first year as a ratio to the average of each flow, above 0; used where there is no tariff.</summary>
    public ParameterRef Quota { get; init; } = 1;

    /// <summary>Years in force, from 1 to 8.</summary>
    public int Years { get; init; } = 4;

    /// <inheritdoc/>
    public override RuleMemory Start(ObservedYear baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return new Memory(this, baseline);
    }

    private sealed class Memory : RuleMemory
    {
        private readonly SafeguardRule rule;
        private readonly List<double[]> imports = []; // by year, [sector, exporter, importer] of the rule, million USD of the baseline year
        private readonly SectorMemory[] sectors;

        public Memory(SafeguardRule rule, ObservedYear baseline)
        {
            this.rule = rule;
            sectors = new SectorMemory[rule.Sectors.Length];
            for (var at = 0; at < sectors.Length; at++)
                sectors[at] = new SectorMemory(rule, at, imports);
            imports.Add(Read(baseline));
        }

        public override IEnumerable<Decision> Decide(ObservedYear year)
        {
            imports.Add(Read(year));
            List<Decision>? decisions = null; // most years have none
            foreach (var sector in sectors)
            {
                if (sector.Decide(year) is { } decision)
                    (decisions ??= []).Add(decision);
            }
            return decisions ?? [];
        }

        internal override IEnumerable<TradeMeasure> InForce(int year)
        {
            foreach (var sector in sectors)
            {
                if (!sector.IsInForce)
                    continue;
                foreach (var measure in sector.InForce(year))
                    yield return measure;
            }
        }

        private double[] Read(ObservedYear year)
        {
            var flows = new double[rule.Sectors.Length * rule.Exporters.Length * rule.By.Length];
            var at = 0;
            foreach (var sector in rule.Sectors)
            {
                foreach (var exporter in rule.Exporters)
                {
                    foreach (var importer in rule.By)
                        flows[at++] = exporter == importer ? 0 : year.RealFlow(exporter, importer, sector);
                }
            }
            return flows;
        }
    }

    /// <param name="rule">The rule.</param>
    /// <param name="place">The sector's place among those of the rule.</param>
    /// <param name="imports">The rule's imports by year; the last is the year that is observed.</param>
    private sealed class SectorMemory(SafeguardRule rule, int place, List<double[]> imports)
    {
        private readonly int flows = rule.Exporters.Length * rule.By.Length;
        private double[] caps = []; // of the first year [exporter, importer]
        private double rate; // of the first year
        private int since; // first year in force; 0: not in force
        private int pauseUntil; // last year of the pause

        public bool IsInForce => since != 0;

        public Decision? Decide(ObservedYear year)
        {
            var next = year.NextYear;
            var before = since == 0 ? 0 : Left(year.Year);
            var why = "";
            if (since > 0 && (next >= since + rule.Years || !rule.IsActive(next)))
            {
                why = $"the measure of {since} has run {next - since} years";
                pauseUntil = next - 1 + Math.Max(2, next - since);
                since = 0;
            }
            else if (since > 0)
                why = $"it is relaxed in equal steps over {rule.Years} years";
            else if (
                rule.IsActive(next)
                && next > pauseUntil
                && UsualImports() is > 0 and var usual
                && ImportsNow() is var now
                && now / usual - 1 > rule.Threshold.In(year.Values)
            )
            {
                (since, rate) = (next, rule.Tariff?.In(year.Values) ?? 0);
                var quota = rule.Quota.In(year.Values);
                caps = [.. Enumerable.Range(0, flows).Select(flow => UsualFlow(flow) * quota)];
                why = $"imports were {ObservedYear.Percent(now / usual - 1)} above their average of the years before";
            }
            var after = since == 0 ? 0 : Left(next);
            if (before == after)
                return null;
            var name = year.NameOfSector(rule.Sectors[place]);
            return rule.Tariff is null
                ? new Decision(next, rule.Name, rule.By, $"quota on imports of {name}", "million USD", Cap(before), Cap(after), why)
                : new Decision(next, rule.Name, rule.By, $"surcharge on imports of {name}", "ad valorem", rate * before, rate * after, why);
        }

        public IEnumerable<TradeMeasure> InForce(int year)
        {
            var sector = rule.Sectors[place];
            if (rule.Tariff is not null)
            {
                yield return new Surcharge(rate * Left(year), rule.Exporters, rule.By, [sector]);
                yield break;
            }
            var at = 0;
            foreach (var exporter in rule.Exporters)
            {
                foreach (var importer in rule.By)
                {
                    var cap = caps[at++] / Left(year);
                    if (cap > 0)
                        yield return new FlowCap(exporter, importer, sector, cap);
                }
            }
        }

        /// <summary>The part of the measure that is left in a year: 1 in its first, falling in equal steps.</summary>
        private double Left(int year) => 1 - ((double)(year - since) / rule.Years);

        /// <summary>The caps added up; 0 where there is none.</summary>
        private double Cap(double left) => left == 0 ? 0 : caps.Sum() / left;

        private double UsualImports()
        {
            var sum = 0.0;
            for (var flow = 0; flow < flows; flow++)
                sum += UsualFlow(flow);
            return sum;
        }

        private double ImportsNow()
        {
            var sum = 0.0;
            foreach (var flow in imports[^1].AsSpan(place * flows, flows))
                sum += flow;
            return sum;
        }

        /// <summary>The average of a flow over the years before the one that is compared with them.</summary>
        private double UsualFlow(int flow)
        {
            var before = imports.Count - 1;
            var years = Math.Min(rule.ReferenceYears, before);
            var average = 0.0;
            for (var year = before - years; year < before; year++)
                average += imports[year][(place * flows) + flow] / years;
            return average;
        }
    }
}
