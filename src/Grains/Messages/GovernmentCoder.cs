using System.Collections.Immutable;
using TradeSim.Engine.Governments;

namespace TradeSim.Grains.Messages;

/// <summary>Codes the years that are published to a government, and what it decides.</summary>
internal static class GovernmentCoder
{
    private const int SurchargeKind = 0;
    private const int CapKind = 1;

    public static byte[] Encode(IReadOnlyCollection<PublishedFigures> years)
    {
        var bytes = new ByteWriter();
        bytes.Int(years.Count);
        foreach (var year in years)
        {
            bytes.Int(year.Size.Economies);
            bytes.Int(year.Size.Sectors);
            bytes.Int(year.Size.Outcomes);
            bytes.Int(year.Size.Policies);
            bytes.Ints(year.Members);
            bytes.Int(year.Year);
            bytes.Double(year.PriceLevel);
            foreach (var array in year.Arrays)
                bytes.Doubles(array);
        }
        return bytes.ToArray();
    }

    public static PublishedFigures[] DecodeYears(byte[] coded)
    {
        var bytes = new ByteReader(coded);
        var years = new PublishedFigures[bytes.Count(sizeof(int))];
        for (var k = 0; k < years.Length; k++)
        {
            var size = new PublishedSize(bytes.Int(), bytes.Int(), bytes.Int(), bytes.Int());
            years[k] = new(size, bytes.Ints()) { Year = bytes.Int(), PriceLevel = bytes.Double() };
            foreach (var array in years[k].Arrays)
                bytes.Doubles(array);
        }
        return years;
    }

    public static byte[] Encode(ImmutableArray<RuleDecisions> rules)
    {
        var bytes = new ByteWriter();
        bytes.Int(rules.Length);
        foreach (var rule in rules)
        {
            DecisionCoder.Write(bytes, rule.Decisions);
            bytes.Int(rule.Factors.Length);
            foreach (var (policy, factor) in rule.Factors)
            {
                bytes.Int(policy);
                bytes.Double(factor);
            }
            bytes.Int(rule.InForce.Length);
            foreach (var measure in rule.InForce)
                Write(bytes, measure);
        }
        return bytes.ToArray();
    }

    public static ImmutableArray<RuleDecisions> DecodeDecisions(byte[] coded)
    {
        var bytes = new ByteReader(coded);
        var rules = new RuleDecisions[bytes.Count(sizeof(int))];
        for (var k = 0; k < rules.Length; k++)
        {
            var decisions = DecisionCoder.Read(ref bytes);
            var factors = new PolicyFactor[bytes.Count(sizeof(double))];
            for (var f = 0; f < factors.Length; f++)
                factors[f] = new(bytes.Int(), bytes.Double());
            var measures = new TradeMeasure[bytes.Count(sizeof(double))];
            for (var m = 0; m < measures.Length; m++)
                measures[m] = ReadMeasure(ref bytes);
            rules[k] = new(decisions, [.. factors], [.. measures]);
        }
        return [.. rules];
    }

    private static void Write(ByteWriter bytes, TradeMeasure measure)
    {
        switch (measure)
        {
            case Surcharge surcharge:
                bytes.Int(SurchargeKind);
                bytes.Double(surcharge.Rate);
                bytes.Ints(surcharge.Exporters.AsSpan());
                bytes.Ints(surcharge.Importers.AsSpan());
                bytes.Ints(surcharge.Sectors.AsSpan());
                break;
            case FlowCap cap:
                bytes.Int(CapKind);
                bytes.Int(cap.Exporter);
                bytes.Int(cap.Importer);
                bytes.Int(cap.Sector);
                bytes.Double(cap.RealValue);
                break;
            default:
                throw new ArgumentException($"No code for {measure.GetType().Name}.", nameof(measure));
        }
    }

    private static TradeMeasure ReadMeasure(ref ByteReader bytes) =>
        bytes.Int() == SurchargeKind
            ? new Surcharge(bytes.Double(), [.. bytes.Ints()], [.. bytes.Ints()], [.. bytes.Ints()])
            : new FlowCap(bytes.Int(), bytes.Int(), bytes.Int(), bytes.Double());
}
