using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;

namespace TradeSim.Bench;

/// <summary>One solve of the world of Caliendo and Parro (2015), on one thread, in turns with NumPy.</summary>
internal static class Race
{
    private const double Tolerance = 1e-10;
    private const int Turns = 15;
    private const int SolvesPerTurn = 10;

    public static int Run()
    {
        var folder = ReferenceCase("nafta1993");
        var read = ScenarioReader.Read(Path.Combine(folder, "only-nafta.yaml")).Scenario;
        // Real income of every economy is what NumPy's solver returns too (w, P and I).
        var scenario = read with
        {
            Tolerance = Tolerance,
            Outcomes =
            [
                .. Enumerable.Range(0, read.World.EconomyCount).Select(n => new RealIncome([n]) { Name = read.World.Economies[n].Code }),
            ],
        };
        using var numpy = NumPy.TryStart(folder, Path.Combine(folder, "only-nafta.tariffs.csv"));
        if (numpy is null)
            return 0;

        var simulation = new Simulation(scenario);
        var options = new RunOptions { Threads = 1 };
        void Solve() => simulation.Run(CaseTable.Defaults, options);
        Sample.For(2, Solve); // until the code is in its final form
        var damping = numpy.BestDamping(Tolerance);
        var (ours, theirs, withTables, preparing) = (new Sample(), new Sample(), new Sample(), new Sample());
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var k = 0; k < SolvesPerTurn; k++)
                ours.Add(Solve);
            var (seconds, cpuSeconds, _, _) = numpy.Solve(Tolerance, damping);
            theirs.Add(seconds, cpuSeconds);
            withTables.Add(() => simulation.Run());
            preparing.Add(() => _ = new Simulation(scenario));
        }

        var wages = numpy.Solve(Tolerance, damping).Wages;
        var result = simulation.Run();
        var apart = Enumerable.Range(0, wages.Length).Max(n => Math.Abs((result.Tables!.Years[^1].Economies[n].Wage / wages[n]) - 1));
        Console.WriteLine(
            $"nafta1993, {read.World.EconomyCount} economies x {read.World.SectorCount} sectors, tolerance {Tolerance:g1}, one thread"
        );
        Console.WriteLine($"TradeSim, a solve:         {ours} ({result.Rounds[0]} rounds, residual {result.Residuals[0]:g2})");
        Console.WriteLine($"  with all tables kept:    {withTables}");
        Console.WriteLine($"  preparing the world:     {preparing}");
        Console.WriteLine(
            $"NumPy, a solve:            {theirs} (damping {damping}, {numpy.Solve(Tolerance, damping).Outer} outer iterations)"
        );
        Console.WriteLine(
            $"ratio of medians {theirs.Median / ours.Median:0.0}, of minima {theirs.Least / ours.Least:0.0}; of CPU medians "
                + $"{theirs.MedianOfCpu / ours.MedianOfCpu:0.0}; wages agree to {apart:g2}"
        );
        Console.WriteLine(
            "A solve of ours: laying out the arrays, opening the year, all rounds, real income of every economy. A solve of NumPy's: "
                + "solve() in numpy_baseline.py, without loading tables."
        );
        return 0;
    }

    /// <summary>A folder of tests/Reference, found from the program's own folder upward.</summary>
    private static string ReferenceCase(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "tests", "Reference", name);
            if (Directory.Exists(found))
                return found;
        }
        throw new DirectoryNotFoundException($"tests/Reference/{name} not found: run the benchmarks from within a checkout.");
    }
}
