using System.Globalization;

namespace TradeSim.Client.Tests;

/// <summary>
/// Studies through the verbs on a world whose answers are known: two countries, one good with elasticity 4, incomes given. Here buys 1000,
/// of which 100 from There; with trade costs of factor d it buys 1000 · 0.1 d⁻⁴ / (0.1 d⁻⁴ + 0.9). Two levers work on these costs, 0.9 to
/// the power of one and 0.8 to the power of the other intensity.
/// </summary>
public sealed class ClosedFormTests : IDisposable
{
    private const string Near = "policies.near.intensity";
    private const string Far = "policies.far.intensity";

    private static readonly double NearEffect = -4 * Math.Log(0.9);
    private static readonly double FarEffect = -4 * Math.Log(0.8);

    /// <summary>ln d⁻⁴ that raises the flow from 100 to 150: 0.1 r / (0.1 r + 0.9) = 0.15.</summary>
    private static readonly double Needed = Math.Log(0.15 * 0.9 / (0.1 * 0.85));

    private readonly TemporaryFolder folder = new();

    public ClosedFormTests()
    {
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllText(folder["data/economies.csv"], "code,name,kind,part_of\nHER,Here,country,\nTHE,There,country,\n");
        File.WriteAllText(folder["data/sectors.csv"], "code,name,elasticity,group\ngoods,Goods,4,goods\n");
        File.WriteAllText(
            folder["data/flows.csv"],
            "exporter,importer,sector,value,tariff\nHER,HER,goods,900,\nTHE,HER,goods,100,\nTHE,THE,goods,950,\nHER,THE,goods,50,\n"
        );
        File.WriteAllText(
            folder["s.yaml"],
            """
            name: closed form
            baseline: data
            years: { from: 2024, to: 2026 }
            closure: partial
            assumptions:
              growth: { default: 0 }
              adjustment: 1
            policies:
              - { name: near, kind: trade-cost, from: 2025, factor: 0.9, exporter: THE, importer: HER, intensity: 0, cost: 0.5 }
              - { name: far, kind: trade-cost, from: 2025, factor: 0.8, exporter: THE, importer: HER, intensity: 0, cost: 1.5 }
            outcomes:
              - { name: pair, kind: turnover, of: HER, with: THE }
            targets:
              - { outcome: pair, at-least: 200, year: 2026 }

            """
        );
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_lever_reaches_the_target_where_the_formula_says()
    {
        var trials = Numbers(Done("solve", "--lever", $"{Near}=0:3"), "trials.csv");
        Assert.Equal(Needed / NearEffect, trials.Where(row => row[1] >= 200).Min(row => row[0]), 1e-5);
        Assert.All(trials, row => Assert.Equal(50 + Flow(row[0] * NearEffect), row[1], 1e-7));
    }

    [Fact]
    public void An_unreachable_target_has_the_best_attainable_value()
    {
        var told = Done("solve", "--lever", $"{Near}=0:0.5");
        Assert.Contains(
            "out of reach for near from 0 to 0.5. Best attainable value: "
                + $"{(50 + Flow(0.5 * NearEffect)).ToString("0.0", CultureInfo.InvariantCulture)} million USD, "
                + "with near at 50 % of full strength.",
            told,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_probability_takes_the_lever_to_the_quantile()
    {
        // far is uniform from 0 to 1: with probability 0.8 it is at least 0.2, and near has to do the rest.
        var trials = Numbers(
            Done("solve", "--lever", $"{Near}=0:3", "--uncertain", $"{Far}=uniform(0,1)", "--probability", "0.8", "--cases", "1024"),
            "trials.csv"
        );
        Assert.Equal(
            (Needed - 0.2 * FarEffect) / NearEffect,
            trials.Where(row => row[1] >= 0.8).Min(row => row[0]),
            2.0 / 1024 * FarEffect / NearEffect
        );
    }

    [Fact]
    public void The_cheapest_mix_fills_levers_by_what_they_give_for_their_cost_within_bounds_and_budgets()
    {
        // The scenario's costs: near 0.5 and far 1.5 a year over two years. near gives more for its cost.
        var free = Answer(Done("solve", "--cheapest", "--lever", $"{Near}=0:3", "--lever", $"{Far}=0:3"));
        Close([Needed / NearEffect, 200, Needed / NearEffect, 0], free, 1e-4);
        var bounded = Answer(Done("solve", "--cheapest", "--lever", $"{Near}=0:0.5", "--lever", $"{Far}=0:3"));
        var rest = (Needed - 0.5 * NearEffect) / FarEffect;
        Close([0.5 + 3 * rest, 200, 0.5, rest], bounded, 1e-4);
        // A budget of 0.5 on near is that bound, at its price of 1.
        var budgeted = Answer(Done("solve", "--cheapest", "--lever", $"{Near}=0:3", "--lever", $"{Far}=0:3", "--budget", $"{Near}=0.5"));
        Close(bounded, budgeted, 1e-4);
        // At other prices the other lever is cheaper.
        var reversed = Answer(Done("solve", "--lever", $"{Near}=0:3", "--lever", $"{Far}=0:3", "--cost", $"{Near}=5"));
        Close([3 * Needed / FarEffect, 200, 0, Needed / FarEffect], reversed, 1e-4);
    }

    [Fact]
    public void A_budget_that_is_too_small_reports_the_best_attainable_value()
    {
        var told = Done("solve", "--cheapest", "--lever", $"{Near}=0:3", "--lever", $"{Far}=0:3", "--budget", "0.6");
        Assert.Contains("is out of reach: the closest is", told, StringComparison.Ordinal);
        var closest = Rows("frontier.csv").Single(row => row[0] == "closest").Skip(1).Select(Number).ToArray();
        Close([0.6, 50 + Flow(0.6 * NearEffect), 0.6, 0], closest, 1e-3);
        var frontier = Rows("frontier.csv")
            .Where(row => row[0] == "frontier")
            .Select(row => (Cost: Number(row[1]), Value: Number(row[2])))
            .ToArray();
        Assert.Equal(9, frontier.Length);
        // All of near's price of 1: each point costs what the formula asks for it.
        Assert.All(frontier, point => Assert.Equal(50 + Flow(point.Cost * NearEffect), point.Value, 1e-2));
        Assert.True(File.Exists(folder["out/figures/frontier.svg"]));
    }

    [Fact]
    public void Calibration_recovers_what_was_planted()
    {
        // Growth that was planted in both economies moves the flows; what was observed is what the model gives with it.
        File.WriteAllText(
            folder["seen.csv"],
            string.Create(
                CultureInfo.InvariantCulture,
                $"outcome,year,value\npair,2025,{50 + Flow(0.7 * NearEffect):R}\npair,2026,{50 + Flow(0.7 * NearEffect):R}\n"
            )
        );
        Done("calibrate", "--fit", Near, "--observed", folder["seen.csv"], "--set", $"{Near}=0.2");
        var fit = Rows("calibration.csv").Single();
        Assert.Equal(0.7, Number(fit[1]), 1e-6);
        Assert.InRange(Number(fit[2]), 0, 1e-6);
        Assert.True(File.Exists(folder["out/report.html"]) && File.Exists(folder["out/manifest.json"]));
    }

    public static TheoryData<string[]> Studies =>
        new()
        {
            new[]
            {
                "ensemble",
                "--cases",
                "200",
                "--uncertain",
                $"{Far}=uniform(0,1)",
                "--uncertain",
                "policies.near.factor=normal(0.9,0.02)",
            },
            new[] { "sweep", "--over", $"{Near}=0:2:0.1", "--over", $"{Far}=0,1" },
            new[] { "explain", "--set", $"{Near}=1", "--set", $"{Far}=1" },
            new[]
            {
                "sensitivity",
                "--method",
                "sobol",
                "--samples",
                "32",
                "--uncertain",
                $"{Far}=uniform(0,1)",
                "--uncertain",
                $"{Near}=uniform(0,1)",
            },
            new[] { "sensitivity", "--samples", "8", "--uncertain", $"{Far}=uniform(0,1)", "--uncertain", $"{Near}=uniform(0,1)" },
            new[] { "solve", "--cheapest" },
            new[] { "solve", "--lever", $"{Near}=0:3", "--uncertain", $"{Far}=uniform(0,1)", "--probability", "0.8", "--cases", "64" },
            new[] { "brief", "--cases", "64", "--uncertain", $"{Far}=uniform(0,1)" },
        };

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_study_writes_the_same_bytes_on_one_thread_or_two_in_any_batch(string[] study)
    {
        Assert.Equal(0, Tradesim.Run([study[0], folder["s.yaml"], .. study[1..], "--threads", "1", "--out", folder["one"]]).ExitCode);
        Assert.Equal(
            0,
            Tradesim.Run([study[0], folder["s.yaml"], .. study[1..], "--threads", "2", "--batch", "3", "--out", folder["two"]]).ExitCode
        );
        var files = Directory
            .GetFiles(folder["one"], "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder["one"], file))
            .Where(file => Path.GetFileName(file) != "manifest.json")
            .ToArray();
        Assert.Contains("report.html", files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(folder[$"one/{file}"]), File.ReadAllBytes(folder[$"two/{file}"])));
    }

    private static void Close(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static double Flow(double logFall) => 1000 * 0.1 * Math.Exp(logFall) / (0.1 * Math.Exp(logFall) + 0.9);

    private string Done(params string[] arguments)
    {
        var outcome = Tradesim.Run([arguments[0], folder["s.yaml"], .. arguments[1..], "--force", "--out", folder["out"]]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Output;
    }

    private IEnumerable<string[]> Rows(string file) => File.ReadAllLines(folder[$"out/{file}"]).Skip(1).Select(line => line.Split(','));

    private double[][] Numbers(string told, string file) =>
        told.Length == 0 ? [] : [.. Rows(file).Select(row => row.Select(Number).ToArray())];

    /// <summary>Cost, value and positions of the answer.</summary>
    private double[] Answer(string told) =>
        told.Length == 0 ? [] : [.. Rows("frontier.csv").Single(row => row[0] == "answer").Skip(1).Select(Number)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
