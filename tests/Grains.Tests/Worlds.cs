using System.Security.Cryptography;
using TradeSim.Engine.Path;
using TradeSim.Grains.Messages;
using TradeSim.Scenarios;

namespace TradeSim.Grains.Tests;

/// <summary>Small scenarios as bundles of files, tables of their cases, and one fingerprint of results.</summary>
internal static class Worlds
{
    private const string Economies = """
        code,name,kind,part_of
        KGZ,Kyrgyzstan,country,
        BLR,Belarus,country,
        KAZ,Kazakhstan,country,
        ROW,Rest of the world,rest,

        """;

    private const string Sectors = """
        code,name,elasticity,group
        food,Food,4,farm
        cloth,Textiles,5,industry
        machines,Machinery,3,industry

        """;

    private const string Policies = """
        assumptions:
          growth:
            default: 0.02
            KGZ: 0.055
          adjustment: 0.38
        policies:
          - name: corridor
            kind: trade-cost
            from: 2025
            phase-in: { shape: linear, years: 3 }
            intensity: 0.5
            factor: 0.9
            exporter: KGZ
            importer: BLR
            sector: all
            both-ways: true
          - name: tariff
            kind: tariff
            from: 2026
            rate: 0.02
            exporter: ROW
            importer: KGZ
            sector: all
          - name: plants
            kind: productivity
            from: 2026
            factor: 1.1
            economy: [KGZ]
            sector: machines

        """;

    private const string ContractsAndCaps = """
          - { name: plant, kind: project, from: 2025, host: KGZ, sector: machines, output: 3, sells: { KGZ: 0.5, ROW: 0.5 }, partner: BLR, kits: 0.6, kit-sector: machines }
          - { name: ratio, kind: quota, from: 2025, of-baseline: 0.9, exporter: KAZ, importer: BLR, sector: food }
          - { name: ban, kind: embargo, from: 2026, exporter: ROW, importer: BLR, sector: cloth }

        """;

    private const string Outcomes = """
        outcomes:
          - { kind: turnover, of: KGZ, with: BLR, sectors: all, name: pair }
          - { kind: share, of: KGZ, to: all, sectors: machines, within: all }
          - { kind: real_income, of: BLR }

        """;

    /// <summary>General equilibrium with policies of three kinds, growth and slow adjustment.</summary>
    public static ScenarioBundle General { get; } = Bundle("");

    /// <summary>The same with proportional transfers.</summary>
    public static ScenarioBundle Proportional { get; } = Bundle("transfers: proportional\n");

    /// <summary>The same with deficits closed first.</summary>
    public static ScenarioBundle Closed { get; } = Bundle("transfers: none\n");

    /// <summary>The same with contracts, caps and an embargo.</summary>
    public static ScenarioBundle Levers { get; } = Bundle("", ContractsAndCaps);

    /// <summary>The same with given wages.</summary>
    public static ScenarioBundle Partial { get; } = Bundle("closure: partial\n");

    /// <summary>The same with a plant that sells more than its customers spend: every case fails, and says why.</summary>
    public static ScenarioBundle Hopeless { get; } = Bundle("", "  - { name: giant, kind: project, from: 2025, host: KGZ, sector: machines, output: 900000, sells: { BLR: 1 } }\n");

    /// <summary>A scenario with errors.</summary>
    public static ScenarioBundle Broken { get; } = Bundle("closure: none-of-these\n");

    public static Scenario Read(ScenarioBundle bundle) => ScenarioReader.Read(bundle).Scenario;

    /// <summary>Cases around the defaults: each parameter within a fifth of it.</summary>
    public static CaseTable Cases(ScenarioBundle bundle, int count, int seed = 7)
    {
        var parameters = Read(bundle).Parameters;
        var random = new Random(seed);
        var values = new double[count * parameters.Length];
        for (var k = 0; k < values.Length; k++) values[k] = parameters[k % parameters.Length].Default * (0.8 + (0.4 * random.NextDouble()));
        return new CaseTable([.. Enumerable.Range(0, parameters.Length)], values, count);
    }

    /// <summary>SHA-256 of every bit of the results.</summary>
    public static string Hash(IReadOnlyCollection<CaseResult> results) => Convert.ToHexStringLower(SHA256.HashData(ResultCoder.Encode(results)));

    private static ScenarioBundle Bundle(string lines, string policies = "") => ScenarioBundle.OfTexts("s.yaml",
        ("s.yaml", $"name: small\nbaseline: data\nyears: {{ from: 2024, to: 2027 }}\n{lines}{Policies.TrimEnd()}\n{policies.TrimEnd()}\n{Outcomes}"),
        ("data/economies.csv", Economies),
        ("data/sectors.csv", Sectors),
        ("data/flows.csv", Flows()));

    /// <summary>Every economy sells everything to everybody, mostly at home; the numbers are a fixed pattern.</summary>
    private static string Flows()
    {
        string[] economies = ["KGZ", "BLR", "KAZ", "ROW"];
        string[] sectors = ["food", "cloth", "machines"];
        double[] sizes = [10, 60, 200, 5000];
        var lines = from i in Enumerable.Range(0, 4)
                    from n in Enumerable.Range(0, 4)
                    from j in Enumerable.Range(0, 3)
                    let value = i == n ? sizes[i] * (4 + j) : Math.Sqrt(sizes[i] * sizes[n]) * (1 + ((i + (2 * j) + n) % 3)) / 10
                    select FormattableString.Invariant($"{economies[i]},{economies[n]},{sectors[j]},{value:r},{(i == n ? 0 : (i + j) % 3 * 0.04):r}");
        return "exporter,importer,sector,value,tariff\n" + string.Join('\n', lines) + "\n";
    }
}
