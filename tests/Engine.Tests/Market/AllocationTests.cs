using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;
using TradeSim.Engine.Policies;
using TradeSim.Engine.Tests.Worlds;

namespace TradeSim.Engine.Tests.Market;

/// <summary>Rounds allocate nothing: a year that needs twice as many of them takes the same bytes.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    public void Rounds_allocate_nothing(int cases)
    {
        var world = new RandomWorld
        {
            Seed = 11,
            Economies = 7,
            Sectors = 9,
        }.Build();
        var place = new PreparedWorld(world);
        Solve(world, place, cases, 1e-12); // what is allocated once a process
        var (fewRounds, fewBytes) = Solve(world, place, cases, 1e-3);
        var (manyRounds, manyBytes) = Solve(world, place, cases, 1e-12);
        Assert.True(manyRounds > 2 * fewRounds, $"{fewRounds} and {manyRounds} rounds show nothing");
        Assert.Equal(fewBytes, manyBytes);
    }

    private static (int Rounds, long Bytes) Solve(Engine.Baseline.World world, PreparedWorld place, int cases, double tolerance)
    {
        var scenario = new Scenario
        {
            Name = "allocation",
            World = world,
            BaselineYear = 2020,
            LastYear = 2022,
            Tolerance = tolerance,
            Parameters = [new("cost", ParameterRole.Policy, 1, 0, 2)],
            Policies =
            [
                new TradeCost
                {
                    Name = "cost",
                    From = 2021,
                    Intensity = ParameterRef.Parameter(0),
                    Factors = [new FlowParameter(0, 1, 2, 0.7), new FlowParameter(1, 0, 3, 0.7)],
                },
            ],
        };
        var table = new CaseTable([0], [.. Enumerable.Range(0, cases).Select(k => 1.0 + (k / 100.0))], cases);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var results = new Batch(scenario, place, table, 0, cases, keepTables: false).Run(place.Economies, CancellationToken.None).ToArray();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.All(results, result => Assert.Null(result.Failure));
        return (results.Max(result => result.Rounds.Sum()), bytes);
    }
}
