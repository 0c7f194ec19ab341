using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;

namespace TradeSim.TestKit;

/// <summary>
/// What any host of the engine must give: worlds solved by others, closed forms, accounts that close, and the same bits however the cases
/// are cut into batches. The same tests run through every host.
/// </summary>
public abstract class Conformance
{
    private const int Cases = 43; // not a multiple of anything

    /// <summary>The host of a scenario's cases.</summary>
    protected abstract ICaseRunner HostOf(ScenarioBundle bundle);

    /// <summary>How long a test waits for its host.</summary>
    protected CancellationToken Patience { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    [Theory]
    [InlineData("nafta1993", "only-nafta")]
    [InlineData("china-tariffs2001", "china-zero")]
    [InlineData("eu-enlargement", "additive")]
    [InlineData("us-food2017", "borders")]
    [InlineData("us-food2017", "productivity")]
    public async Task Worlds_solved_by_others_have_the_published_solution(string world, string name)
    {
        var source = Path.Combine(Repository.ReferenceCases, world);
        var loaded = ScenarioReader.Read(Path.Combine(source, $"{name}.yaml"), ["tolerance=1e-12"]);
        var tolerance = double.Parse(File.ReadAllText(Path.Combine(source, $"{name}.tolerance")), CultureInfo.InvariantCulture);

        var year = (await Run(loaded.Bundle)).Tables!.Years[1];

        foreach (var expected in Rows(Path.Combine(source, $"{name}.expected.csv")))
        {
            var economy = year.Economies[
                loaded
                    .Scenario.World.Economies.Select((item, index) => (item.Code, index))
                    .Single(item => item.Code == expected["economy"])
                    .index
            ];
            foreach (var (column, value) in expected.Where(field => field.Key != "economy"))
                Assert.Equal(double.Parse(value, CultureInfo.InvariantCulture), Figure(economy, column), tolerance);
        }
    }

    [Theory]
    [InlineData("general")]
    [InlineData("proportional")]
    [InlineData("closed")]
    public async Task Without_policy_and_growth_nothing_moves(string world)
    {
        var bundle = Worlds.Named(world);
        var parameters = Worlds.Read(bundle).Parameters;
        double[] still =
        [
            .. parameters.Select(parameter =>
                parameter.Path.Contains("growth", StringComparison.Ordinal)
                || parameter.Path.EndsWith("intensity", StringComparison.Ordinal)
                    ? 0
                    : parameter.Default
            ),
        ];

        var result = await Run(bundle, new CaseTable([.. Enumerable.Range(0, parameters.Length)], still, 1));

        Assert.All(result.Tables!.Years.SelectMany(year => year.Economies), economy =>
        {
            Assert.Equal(1, economy.Wage, 1e-11);
            Assert.Equal(1, economy.PriceIndex, 1e-11);
            Assert.Equal(1, economy.Income, 1e-11);
        });
    }

    [Fact]
    public async Task Halved_trade_costs_have_the_real_income_of_the_closed_form()
    {
        // Two equal economies, home share 0.8, elasticity 2, costs halved at speed 0.38: shares follow costs, and real
        // income is (0.8 + 0.2 κ^-2)^(1/2).
        const double Speed = 0.38;

        var result = await Run(Worlds.Symmetric(Speed));

        for (var year = 1; year <= 8; year++)
        {
            var logCost = (1 - Math.Pow(1 - Speed, year)) * Math.Log(0.5);
            Assert.All(result.Tables!.Years[year].Economies, economy =>
                Assert.Equal(Math.Sqrt(0.8 + (0.2 * Math.Exp(-2 * logCost))), economy.RealIncome, 1e-9)
            );
        }
    }

    [Fact]
    public async Task Accounts_close_every_year()
    {
        var world = Worlds.Read(Worlds.Taxed).World;
        var years = (await Run(Worlds.Taxed)).Tables!.Years;
        for (var index = 1; index < years.Length; index++)
        {
            var labour = Enumerable
                .Range(0, world.EconomyCount)
                .Select(e => Math.Pow(world.Economies[e].Code == "KGZ" ? 1.055 : 1.02, index))
                .ToArray();
            var growth =
                Enumerable.Range(0, world.EconomyCount).Sum(e => labour[e] * world.ValueAdded(e))
                / Enumerable.Range(0, world.EconomyCount).Sum(world.ValueAdded);
            var gap = Accounts.LargestGap(
                world,
                years[index],
                (i, n, j) => TariffOf(world, i, n, j),
                e => labour[e],
                e => world.Transfer(e) * growth
            );
            Assert.True(gap < 1e-9, $"{years[index].Year}: the accounts miss by {gap:g3}");
        }

        // ROW pays 10 % in KGZ from the first year on.
        static double TariffOf(World world, int exporter, int importer, int sector) =>
            (world.Economies[exporter].Code, world.Economies[importer].Code) == ("ROW", "KGZ")
                ? 0.1
                : world.Tariff(exporter, importer, sector);
    }

    [Fact]
    public async Task Closing_deficits_first_leaves_every_economy_with_balanced_trade()
    {
        var world = Worlds.Read(Worlds.Closed).World;
        var flows = (await Run(Worlds.Closed)).Tables!.Years[^1].Flows;
        var n = world.EconomyCount;
        for (var economy = 0; economy < n; economy++)
        {
            var exports = Enumerable.Range(0, flows.Length).Where(cell => cell % n == economy).Sum(cell => flows[cell]);
            var imports = Enumerable.Range(0, flows.Length).Where(cell => cell / n % n == economy).Sum(cell => flows[cell]);
            Assert.Equal(exports, imports, 1e-9 * exports);
        }
    }

    [Theory]
    [InlineData("general")]
    [InlineData("proportional")]
    [InlineData("closed")]
    [InlineData("partial")]
    [InlineData("levers")]
    [InlineData("governed")]
    public async Task Results_have_the_same_bits_as_one_by_one_in_this_process(string world)
    {
        var bundle = Worlds.Named(world);
        var table = Worlds.Cases(bundle, Cases);

        foreach (var width in new int?[] { 11, Cases, null })
            Assert.Equal(
                Worlds.Numbers(OneByOne(bundle, table)),
                Worlds.Numbers(
                    await HostOf(bundle).RunAsync(table, new RunOptions { KeepTables = true, CasesPerBatch = width }, null, Patience)
                )
            );
    }

    [Fact]
    public async Task A_case_does_not_see_its_neighbours()
    {
        var table = Worlds.Cases(Worlds.General, Cases);
        var reversed = new CaseTable(
            table.Columns,
            [.. Enumerable.Range(0, Cases).Reverse().SelectMany(row => table.Row(row).ToArray())],
            Cases
        );

        var expected = await HostOf(Worlds.General).RunAsync(table, null, null, Patience);
        var turned = await HostOf(Worlds.General).RunAsync(reversed, null, null, Patience);

        Assert.Equal(
            Worlds.Numbers(expected),
            Worlds.Numbers([.. turned.Reverse().Select((result, index) => result with { Case = index })])
        );
    }

    [Fact]
    public async Task A_case_without_an_equilibrium_says_why_and_has_no_numbers()
    {
        var expected = OneByOne(Worlds.Hopeless, CaseTable.Defaults)[0];

        var result = (await HostOf(Worlds.Hopeless).RunAsync(CaseTable.Defaults, new RunOptions { KeepTables = true }, null, Patience))[0];

        Assert.Contains("contracts take", result.Failure, StringComparison.Ordinal);
        Assert.Equal(expected.Failure, result.Failure);
        Assert.Empty(result.Outcomes);
        Assert.Null(result.Tables);
    }

    private async Task<CaseResult> Run(ScenarioBundle bundle, CaseTable? table = null)
    {
        var result = (await HostOf(bundle).RunAsync(table ?? CaseTable.Defaults, new RunOptions { KeepTables = true }, null, Patience))[0];
        Assert.Null(result.Failure);
        return result;
    }

    private static IReadOnlyList<CaseResult> OneByOne(ScenarioBundle bundle, CaseTable table) =>
        new Simulation(Worlds.Read(bundle)).Run(
            table,
            new RunOptions
            {
                KeepTables = true,
                CasesPerBatch = 1,
                Threads = 1,
            }
        );

    private static double Figure(EconomyYearFigures economy, string column) =>
        column switch
        {
            "wage" => economy.Wage,
            "price_index" => economy.PriceIndex,
            "real_wage" => economy.RealWage,
            "income" => economy.Income,
            "real_income" => economy.RealIncome,
            "welfare_first_order" => economy.WelfareFirstOrder,
            _ => throw new ArgumentException($"The published table has a column {column}.", nameof(column)),
        };

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second));
    }
}
