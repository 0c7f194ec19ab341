using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;

namespace TradeSim.TestKit;

/// <summary>Small scenarios as bundles of files, tables of their cases, and all numbers of results.</summary>
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
          - { name: plant, kind: project, from: 2025, host: KGZ, sector: machines, output: 3, sells: { KGZ: 0.5, ROW: 0.5 }, partner: BLR,
              kits: 0.6, kit-sector: machines }
          - { name: ratio, kind: quota, from: 2025, of-baseline: 0.9, exporter: KAZ, importer: BLR, sector: food }
          - { name: ban, kind: embargo, from: 2026, exporter: ROW, importer: BLR, sector: cloth }

        """;

    private const string Governments = """
          - { name: programme, kind: productivity, by: KGZ, from: 2025, factor: 1.05, economy: [KGZ], sector: food }
          - { name: customs, kind: trade-cost, by: BLR, from: 2025, factor: 0.95, exporter: BLR, importer: KAZ, sector: all }
          - { name: Belarusian tariff, kind: tariff, by: BLR, from: 2025, rate: 0.15, exporter: [KGZ, KAZ], importer: BLR, sector: all }
        governments:
          - { name: Kyrgyz answer, kind: retaliate, by: KGZ, against: BLR, watched: all, sectors: all, proportion: 1 }
          - { name: common answer, kind: retaliate, by: [KAZ, KGZ], against: BLR, watched: all, sectors: food, proportion: 0.5 }
          - { name: Kazakh safeguard, kind: safeguard, by: KAZ, against: [BLR, KGZ], sectors: all, threshold: 0.001, tariff: 0.2 }
          - { name: Belarusian quota, kind: safeguard, by: BLR, against: KAZ, sectors: food, threshold: -0.5, quota: 0.95 }
          - { name: Belarusian deficit, kind: balance, by: BLR, with: KGZ, threshold: -0.9, relax-below: -1, step: 0.05 }
          - { name: goal, kind: pursue, by: KGZ, measures: programme, outcome: pair, at-least: 1000, year: 2027, step: 0.5 }
          - { name: reciprocity, kind: match, by: BLR, measure: customs, follows: programme, proportion: 0.5 }

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

    /// <summary>The same with governments that decide by rules of every kind.</summary>
    public static ScenarioBundle Governed { get; } = Bundle("", Governments);

    /// <summary>The same with given wages.</summary>
    public static ScenarioBundle Partial { get; } = Bundle("closure: partial\n");

    /// <summary>The same with a plant that sells more than its customers spend: every case fails, and says why.</summary>
    public static ScenarioBundle Hopeless { get; } =
        Bundle("", "  - { name: giant, kind: project, from: 2025, host: KGZ, sector: machines, output: 900000, sells: { BLR: 1 } }\n");

    /// <summary>A scenario with errors.</summary>
    public static ScenarioBundle Broken { get; } = Bundle("closure: none-of-these\n");

    /// <summary>A tariff and growth, at once.</summary>
    public static ScenarioBundle Taxed { get; } =
        Of(
            """
            assumptions:
              growth: { default: 0.02, KGZ: 0.055 }
            policies:
              - { name: tariff, kind: tariff, from: 2025, rate: 0.1, exporter: ROW, importer: KGZ, sector: all }
              - { name: plants, kind: productivity, from: 2026, factor: 1.1, economy: [KGZ], sector: machines }
            """,
            Economies,
            Sectors,
            Flows()
        );

    /// <summary>A world by name, as tests with data have it.</summary>
    public static ScenarioBundle Named(string name) =>
        name switch
        {
            "proportional" => Proportional,
            "closed" => Closed,
            "partial" => Partial,
            "levers" => Levers,
            "governed" => Governed,
            _ => General,
        };

    /// <summary>Two equal economies with one sector, which buy 80 % at home; from the first year on their trade costs go to half.</summary>
    /// <param name="speed">Share of the way that costs go in a year.</param>
    public static ScenarioBundle Symmetric(double speed) =>
        Of(
            FormattableString.Invariant($"assumptions:\n  adjustment: {speed}\npolicies:\n  - {{ name: cost, kind: trade-cost, ")
                + "from: 2025, factor: 0.5, exporter: A, importer: B, sector: all, both-ways: true }\n",
            "code,name,kind\nA,Avaria,country\nB,Bordonia,country\n",
            "code,name,elasticity\ngoods,Goods,2\n",
            "exporter,importer,sector,value,tariff\nA,A,goods,80,0\nB,A,goods,20,0\nA,B,goods,20,0\nB,B,goods,80,0\n",
            lastYear: 2032,
            outcomes: "outcomes:\n  - { kind: turnover, of: A, with: B }\n"
        );

    public static Scenario Read(ScenarioBundle bundle) => ScenarioReader.Read(bundle).Scenario;

    /// <summary>Cases around the defaults: each parameter within a fifth of it.</summary>
    public static CaseTable Cases(ScenarioBundle bundle, int count, int seed = 7)
    {
        var parameters = Read(bundle).Parameters;
        var random = new Random(seed);
        var values = new double[count * parameters.Length];
        for (var k = 0; k < values.Length; k++)
            values[k] = parameters[k % parameters.Length].Default * (0.8 + (0.4 * random.NextDouble()));
        return new CaseTable([.. Enumerable.Range(0, parameters.Length)], values, count);
    }

    /// <summary>Every number of the results with its place, one a line. Numbers that are written the same have the same bits.</summary>
    public static string[] Numbers(IEnumerable<CaseResult> results)
    {
        var lines = new List<string>();
        foreach (var result in results)
        {
            void Add(string place, IEnumerable<double> numbers) =>
                lines.AddRange(
                    numbers.Select(
                        (number, index) => string.Create(CultureInfo.InvariantCulture, $"case {result.Case} {place} {index}: {number:R}")
                    )
                );
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"case {result.Case} failure: {result.Failure}"));
            Add("rounds", result.Rounds.Select(rounds => (double)rounds));
            lines.AddRange(
                result.Decisions.Select(decision =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"case {result.Case} {decision.Year} {decision.Rule} {decision.What} "
                            + $"{decision.Before:R} {decision.After:R} {decision.Why}"
                    )
                )
            );
            Add("residual", result.Residuals);
            Add("outcome", result.Outcomes.SelectMany(year => year));
            foreach (var year in result.Tables is { } tables ? tables.Years : [])
            {
                Add($"{year.Year} flow", year.Flows);
                Add($"{year.Year} wage", year.Economies.Select(economy => economy.Wage));
                Add($"{year.Year} price", year.Economies.Select(economy => economy.PriceIndex));
                Add($"{year.Year} income", year.Economies.Select(economy => economy.Income));
                Add($"{year.Year} value", year.Economies.Select(economy => economy.IncomeValue));
                Add($"{year.Year} welfare", year.Economies.Select(economy => economy.WelfareFirstOrder));
            }
        }
        return [.. lines];
    }

    /// <summary>Fails with the first number that differs.</summary>
    /// <param name="expected">The numbers as <see cref="Numbers"/> writes them.</param>
    /// <param name="results">The results.</param>
    /// <param name="when">What happened before.</param>
    public static void AssertSame(string[] expected, IEnumerable<CaseResult> results, string when)
    {
        var numbers = Numbers(results);
        var same = expected.Zip(numbers).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            same == expected.Length && same == numbers.Length,
            $"{when}: got {numbers.ElementAtOrDefault(same)}, expected {expected.ElementAtOrDefault(same)}"
        );
    }

    private static ScenarioBundle Bundle(string lines, string policies = "") =>
        Of($"{lines}{Policies.TrimEnd()}\n{policies.TrimEnd()}\n", Economies, Sectors, Flows());

    private static ScenarioBundle Of(
        string body,
        string economies,
        string sectors,
        string flows,
        int lastYear = 2027,
        string outcomes = Outcomes
    ) =>
        ScenarioBundle.OfTexts(
            "s.yaml",
            (
                "s.yaml",
                FormattableString.Invariant(
                    $"name: small\nbaseline: data\nyears: {{ from: 2024, to: {lastYear} }}\n{body.TrimEnd()}\n{outcomes}"
                )
            ),
            ("data/economies.csv", economies),
            ("data/sectors.csv", sectors),
            ("data/flows.csv", flows)
        );

    /// <summary>Every economy sells everything to everybody, mostly at home; the numbers are a fixed pattern.</summary>
    private static string Flows()
    {
        string[] economies = ["KGZ", "BLR", "KAZ", "ROW"];
        string[] sectors = ["food", "cloth", "machines"];
        double[] sizes = [10, 60, 200, 5000];
        var lines =
            from i in Enumerable.Range(0, 4)
            from n in Enumerable.Range(0, 4)
            from j in Enumerable.Range(0, 3)
            let value = i == n ? sizes[i] * (4 + j) : Math.Sqrt(sizes[i] * sizes[n]) * (1 + ((i + (2 * j) + n) % 3)) / 10
            select FormattableString.Invariant(
                $"{economies[i]},{economies[n]},{sectors[j]},{value:r},{(i == n ? 0 : (i + j) % 3 * 0.04):r}"
            );
        return "exporter,importer,sector,value,tariff\n" + string.Join('\n', lines) + "\n";
    }
}
