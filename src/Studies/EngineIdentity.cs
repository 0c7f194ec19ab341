using System.Globalization;
using System.Security.Cryptography;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;

namespace TradeSim.Studies;

/// <summary>
/// Which engine computes the results of this process. Two engines with the same identity give the same bits; results of engines with
/// different identities must not be mixed.
/// </summary>
internal static class EngineIdentity
{
    /// <summary>Digits of the two parts of an identity that are shown.</summary>
    private const int SourceDigits = 16;
    private const int ArithmeticDigits = 8;

    /// <summary>More than the lanes of a vector, and no multiple of them, so that whole and partial strips are solved.</summary>
    private const int Cases = 11;

    private static readonly Lazy<string> Solved = new(SolveSmallWorld);

    /// <summary>SHA-256, in hexadecimal digits, of the sources that determine results and of the versions of their packages.</summary>
    public static string Sources => EngineFingerprint.Sources;

    /// <summary>
    /// SHA-256, in hexadecimal digits, of the results of a small world, solved once in this process. It differs where a processor or a
    /// runtime computes other bits from the same sources. The first use takes some milliseconds.
    /// </summary>
    public static string Arithmetic => Solved.Value;

    /// <summary>The identity, such as <c>3fa9c1d2e4b57c31-7c31d90e</c>: the first digits of <see cref="Sources"/> and
    /// <see cref="Arithmetic"/>.</summary>
    public static string Current => $"{Sources[..SourceDigits]}-{Arithmetic[..ArithmeticDigits]}";

    private static string SolveSmallWorld()
    {
        var scenario = ScenarioReader.Read(SmallWorld()).Scenario;
        var values = new double[Cases * scenario.Parameters.Length];
        for (var k = 0; k < values.Length; k++)
            values[k] = scenario.Parameters[k % scenario.Parameters.Length].Default * (0.8 + (0.4 * (k * 7 % 13 / 13.0)));
        var table = new CaseTable([.. Enumerable.Range(0, scenario.Parameters.Length)], values, Cases);
        var results = new Simulation(scenario).Run(table, new RunOptions { Threads = 1 });
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var result in results)
        {
            writer.Write(result.Failure ?? "");
            foreach (var rounds in result.Rounds)
                writer.Write(rounds);
            foreach (var number in result.Residuals.Concat(result.Outcomes.SelectMany(year => year)))
                writer.Write(number);
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }

    /// <summary>General equilibrium with growth, slow adjustment and levers that use powers, exponentials and caps.</summary>
    private static ScenarioBundle SmallWorld() =>
        ScenarioBundle.OfTexts(
            "identity.yaml",
            (
                "identity.yaml",
                """
                name: identity
                baseline: data
                years: { from: 2024, to: 2026 }
                assumptions:
                  growth: { default: 0.02, A: 0.055 }
                  adjustment: 0.38
                policies:
                  - { name: corridor, kind: trade-cost, from: 2025, phase-in: { shape: linear, years: 3 }, intensity: 0.5, factor: 0.9,
                      exporter: A, importer: B, sector: all, both-ways: true }
                  - { name: tariff, kind: tariff, from: 2026, rate: 0.02, exporter: D, importer: A, sector: all }
                  - { name: plants, kind: productivity, from: 2026, factor: 1.1, economy: [A], sector: machines }
                  - { name: cap, kind: quota, from: 2025, of-baseline: 0.9, exporter: C, importer: B, sector: food }
                outcomes:
                  - { kind: turnover, of: A, with: B, sectors: all, name: pair }
                  - { kind: share, of: A, to: all, sectors: machines, within: all }
                  - { kind: real_income, of: B }

                """
            ),
            ("data/economies.csv", "code,name,kind\nA,Avaria,country\nB,Bordonia,country\nC,Cordia,country\nD,Dumaria,country\n"),
            ("data/sectors.csv", "code,name,elasticity\nfood,Food,4\ncloth,Textiles,5\nmachines,Machinery,3\n"),
            ("data/flows.csv", Flows())
        );

    /// <summary>Every economy sells every good to every economy, mostly to itself.</summary>
    private static string Flows()
    {
        string[] economies = ["A", "B", "C", "D"];
        string[] sectors = ["food", "cloth", "machines"];
        double[] sizes = [10, 60, 200, 5000];
        var lines =
            from i in Enumerable.Range(0, economies.Length)
            from n in Enumerable.Range(0, economies.Length)
            from j in Enumerable.Range(0, sectors.Length)
            let value = i == n ? sizes[i] * (4 + j) : Math.Sqrt(sizes[i] * sizes[n]) * (1 + ((i + (2 * j) + n) % 3)) / 10
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{economies[i]},{economies[n]},{sectors[j]},{value:r},{(i == n ? 0 : (i + j) % 3 * 0.04):r}"
            );
        return $"exporter,importer,sector,value,tariff\n{string.Join('\n', lines)}\n";
    }
}
