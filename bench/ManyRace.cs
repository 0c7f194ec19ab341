using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Bench;

/// <summary>A thousand cases over thirty years in a world of 50 economies and 20 sectors, on two threads, against 30,000 of NumPy's
/// solves.</summary>
internal static class ManyRace
{
    private const double Tolerance = 1e-10;
    private const int Years = 30;

    public static int Run(int cases)
    {
        var world = Study.Large();
        var folder = Directory.CreateTempSubdirectory("tradesim-bench-").FullName;
        try
        {
            using var numpy = NumPy.TryStart(folder, NumPy.Write(world, Study.HalvedTariffs(world), folder));
            Measure(world, cases, numpy);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Measure(World world, int cases, NumPy? numpy)
    {
        var simulation = new Simulation(Study.Scenario(world, Years) with { Tolerance = Tolerance });
        var table = Study.Cases(cases);
        var options = new RunOptions { Threads = 2 };
        simulation.Run(Study.Cases(32), options);
        var damping = numpy?.BestDamping(Tolerance) ?? 0;
        var (ours, theirs) = (new Sample(), new Sample());
        IReadOnlyList<CaseResult> results = [];
        for (var turn = 0; turn < 2; turn++)
        {
            for (var k = 0; k < 5 && numpy is not null; k++)
            {
                var (seconds, cpuSeconds, _, _) = numpy.Solve(Tolerance, damping);
                theirs.Add(seconds, cpuSeconds);
            }
            ours.Add(() => results = simulation.Run(table, options));
        }
        var solved = results.Count(result => result.Failure is null);
        var rounds = results.SelectMany(result => result.Rounds).Average();
        Console.WriteLine(
            $"{world.EconomyCount} economies x {world.SectorCount} sectors with inputs, {cases} cases x {Years} years, tolerance "
                + $"{Tolerance:g1}, two threads, {BatchSize.For(world, cases, 2)} cases a batch"
        );
        Console.WriteLine(
            $"TradeSim: {ours}; {solved} cases solved, {rounds:0.0} rounds a year, {1e6 * ours.Median / cases / Years:0} us an "
                + $"equilibrium ({1e6 * ours.MedianOfCpu / cases / Years:0} us of CPU)"
        );
        if (numpy is null)
            return;
        CompareWages(world, numpy, damping);
        Console.WriteLine($"NumPy, one equilibrium: {theirs} (damping {damping})");
        Console.WriteLine(
            $"ratio to {cases * Years} of NumPy's: medians {theirs.Median * cases * Years / ours.Median:0}, minima "
                + $"{theirs.Least * cases * Years / ours.Least:0}; CPU for CPU {theirs.MedianOfCpu * cases * Years / ours.MedianOfCpu:0}"
        );
    }

    private static void CompareWages(World world, NumPy numpy, double damping)
    {
        var wages = numpy.Solve(Tolerance, damping).Wages;
        var year = new Simulation(Study.HalvedAtOnce(world)).Run().Tables!.Years[^1];
        Console.WriteLine(
            $"wages agree to {Enumerable.Range(0, wages.Length).Max(n => Math.Abs((year.Economies[n].Wage / wages[n]) - 1)):g2}"
        );
    }
}
