using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Tests.Policies;

/// <summary>Short ways to run a policy.</summary>
internal static class Runs
{
    public const int Baseline = 2023;

    public const int First = 2024;

    public static Scenario Scenario(World world, int years, params ImmutableArray<Policy> policies) =>
        new()
        {
            Name = "test",
            World = world,
            BaselineYear = Baseline,
            LastYear = Baseline + years,
            Policies = policies,
        };

    public static CaseResult Run(World world, int years, params ImmutableArray<Policy> policies) =>
        new Simulation(Scenario(world, years, policies)).Run();

    public static YearTables Last(this CaseResult result)
    {
        Assert.Null(result.Failure);
        return result.Tables!.Years[^1];
    }

    public static double Flow(this YearTables year, World world, int exporter, int importer, int sector) =>
        year.Flows[(((sector * world.EconomyCount) + importer) * world.EconomyCount) + exporter];

    /// <summary>What a policy does to the channels of a world in a year.</summary>
    public static Shocks Shocks(World world, Policy policy, int year)
    {
        var shocks = new Shocks(world);
        var strength = policy.Strength(year, []);
        if (strength != 0)
            policy.Apply(strength, year, [], shocks);
        return shocks;
    }

    public static TradeCell Cell(this Shocks shocks, int exporter, int importer, int sector) =>
        shocks.Cells.Single(cell => (cell.Exporter, cell.Importer, cell.Sector) == (exporter, importer, sector));

    /// <summary>Every bit of every number of a result.</summary>
    public static long[] Bits(this CaseResult result)
    {
        Assert.Null(result.Failure);
        return
        [
            .. result
                .Tables!.Years.SelectMany(year =>
                    year.Flows.Concat(
                        year.Economies.SelectMany(e => new[] { e.Wage, e.PriceIndex, e.Income, e.IncomeValue, e.WelfareFirstOrder })
                    )
                )
                .Select(BitConverter.DoubleToInt64Bits),
        ];
    }

    public static double LargestDifference(this CaseResult one, CaseResult other)
    {
        var (a, b) = (one.Last().Flows, other.Last().Flows);
        return a.Zip(b, (x, y) => Math.Abs(x - y) / (1 + Math.Abs(x))).Max();
    }
}
