using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Worlds;

namespace TradeSim.Engine.Tests.Dynamics;

/// <summary>A case has the same bits alone, in any batch, in any order, on any number of threads, in any culture, in Debug and
/// Release.</summary>
public sealed class SameBitsTests
{
    private const int Cases = 43; // not a multiple of anything

    private static readonly Scenario Study = MakeStudy();
    private static readonly double[] Rows = MakeRows();
    private static readonly string[] Expected = Numbers(Run(new RunOptions { Threads = 1, CasesPerBatch = Cases }));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(1, 8)]
    [InlineData(2, 16)]
    [InlineData(2, 30)]
    [InlineData(2, null)]
    public void Threads_and_batches_change_nothing(int threads, int? casesPerBatch) =>
        Assert.Equal(Expected, Numbers(Run(new RunOptions { Threads = threads, CasesPerBatch = casesPerBatch })));

    [Fact]
    public void Order_changes_nothing()
    {
        var columns = Study.Parameters.Length;
        var reversed = new double[Rows.Length];
        for (var row = 0; row < Cases; row++)
            Rows.AsSpan((Cases - 1 - row) * columns, columns).CopyTo(reversed.AsSpan(row * columns));
        Assert.Equal(Expected, Numbers([.. new Simulation(Study).Run(Table(reversed)).Reverse()]));
    }

    [Fact]
    public void A_neighbour_that_fails_changes_nothing()
    {
        var columns = Study.Parameters.Length;
        var absurd = Rows.ToArray();
        absurd[2] = 60; // a trade cost of e^60: a very different case
        absurd[columns + 2] = -1000; // and of e^−1000, which attracts more than numbers can hold
        var results = new Simulation(Study).Run(Table(absurd), new RunOptions { CasesPerBatch = 16 });
        Assert.NotNull(results[1].Failure);
        var expected = Run(new RunOptions { CasesPerBatch = 16 });
        for (var k = 2; k < Cases; k++)
            Assert.Equal(Numbers([expected[k]]), Numbers([results[k]]));
    }

    /// <summary>Cases that differ, agree again and differ again: in the year between two policies on all of an importer's
    /// sectors.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void A_year_between_two_policies_changes_nothing(int sectors)
    {
        var world = new RandomWorld
        {
            Seed = 3,
            Economies = 4,
            Sectors = sectors,
        }.Build();
        Tariff On(string name, int from, int until, int parameter) =>
            new()
            {
                Name = name,
                From = from,
                Until = until,
                Rates = [.. Enumerable.Range(0, sectors).Select(j => new FlowParameter(1, 2, j, ParameterRef.Parameter(parameter)))],
            };
        var study = new Scenario
        {
            Name = "gap",
            World = world,
            BaselineYear = 2020,
            LastYear = 2025,
            Parameters = [new("first", ParameterRole.Policy, 0, 0, 1), new("second", ParameterRole.Policy, 0, 0, 1)],
            Policies = [On("first", 2021, 2022, 0), On("second", 2024, 2025, 1)],
            Outcomes = [new RealIncome([2]) { Name = "real income" }],
        };
        var table = new CaseTable([0, 1], [0.1, 0.4, 0.2, 0.3, 0.3, 0.2], 3);
        var together = new Simulation(study).Run(table, new RunOptions { CasesPerBatch = 3 });
        Assert.All(together, result => Assert.Null(result.Failure));
        Assert.Equal(3, together.Select(result => result.Outcomes[5][0]).Distinct().Count());
        Assert.Equal(Numbers(new Simulation(study).Run(table, new RunOptions { CasesPerBatch = 1 })), Numbers(together));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(Expected, Numbers(Run(new RunOptions())));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>
    /// Debug and Release, this machine and that one: the numbers are written down. They change when the market's arithmetic does, and
    /// then only on purpose.
    /// </summary>
    [Fact]
    public void The_numbers_are_those_written_down()
    {
        var file = Path.Combine(Repository.Root, "tests", "Engine.Tests", "Dynamics", "same-bits.txt");
        Recorded.Rebuild(() => File.WriteAllLines(file, Expected));
        Assert.Equal(File.ReadAllLines(file), Expected);
    }

    private static IReadOnlyList<CaseResult> Run(RunOptions options) => new Simulation(Study).Run(Table(Rows), options);

    private static CaseTable Table(double[] rows) => new([.. Enumerable.Range(0, Study.Parameters.Length)], rows, Cases);

    private static Scenario MakeStudy()
    {
        var world = new RandomWorld
        {
            Seed = 3,
            Economies = 9,
            Sectors = 11,
        }.Build();
        var all = Enumerable.Range(0, 11).ToImmutableArray();
        return new Scenario
        {
            Name = "study",
            World = world,
            BaselineYear = 2020,
            LastYear = 2025,
            Parameters =
            [
                new("growth", ParameterRole.Assumption, 0.02, -0.5, 0.5),
                new("tariff", ParameterRole.Policy, 0, 0, 1),
                new("cost", ParameterRole.Policy, 0, -100, 100),
                new("elasticity", ParameterRole.Assumption, 4, 1, 20),
            ],
            Growth =
            [
                .. Enumerable.Repeat(Enumerable.Range(0, 9).Select(e => e == 4 ? ParameterRef.Parameter(0) : 0.01).ToImmutableArray(), 5),
            ],
            Adjustment = [.. Enumerable.Repeat((ParameterRef)0.5, 11)],
            Elasticities = [.. world.Sectors.Select((sector, j) => j == 2 ? ParameterRef.Parameter(3) : sector.Elasticity)],
            Policies =
            [
                new Tariff
                {
                    Name = "tariff",
                    From = 2021,
                    Rates = [.. all.Select(j => new FlowParameter(1, 2, j, ParameterRef.Parameter(1)))],
                },
                new TradeCost
                {
                    Name = "cost",
                    From = 2022,
                    Intensity = ParameterRef.Parameter(2),
                    Factors = [.. all.Select(j => new FlowParameter(3, 0, j, Math.E))],
                },
            ],
            Outcomes =
            [
                new Turnover(new([0], [3], all), new([3], [0], all)) { Name = "turnover" },
                new RealIncome([4]) { Name = "real income" },
            ],
        };
    }

    private static double[] MakeRows()
    {
        var random = new Random(5);
        return
        [
            .. Enumerable
                .Range(0, Cases)
                .SelectMany(_ =>
                    new[] { 0.1 * random.NextDouble(), random.NextDouble(), random.NextDouble() - 0.5, 2 + (6 * random.NextDouble()) }
                ),
        ];
    }

    /// <summary>Every number of the results with its place. Numbers that are written the same have the same bits.</summary>
    private static string[] Numbers(IReadOnlyList<CaseResult> results) =>
        [
            .. from result in results.Select((result, index) => (result, index))
            from item in result
                .result.Outcomes.SelectMany(year => year)
                .Concat(result.result.Residuals)
                .Concat(result.result.Rounds.Select(rounds => (double)rounds))
                .Select((number, place) => (number, place))
            select string.Create(CultureInfo.InvariantCulture, $"result {result.index}, number {item.place}: {item.number:R}"),
        ];
}
