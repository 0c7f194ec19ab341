using TradeSim.Engine.Dynamics;

namespace TradeSim.Bench;

/// <summary>What a case costs by the number of cases that go side by side: what <see cref="BatchSize"/> should choose.</summary>
internal static class BatchSizes
{
    public static int Run()
    {
        Console.WriteLine("world | chosen | CPU microseconds a case and year, least of many, by cases in a batch");
        foreach (var (economies, sectors) in new[] { (5, 5), (10, 10), (20, 10), (31, 40), (50, 20) })
        {
            var world = Study.World(economies, sectors);
            var simulation = new Simulation(Study.Scenario(world, 5));
            int[] sizes = [8, 16, 32, 64];
            var samples = sizes.Select(_ => new Sample()).ToArray();
            void Solve(int batch) => simulation.Run(Study.Cases(64), new RunOptions { Threads = 1, CasesPerBatch = batch });
            Sample.For(1, () => Solve(16));
            for (var turn = 0; turn < 7; turn++)
            {
                for (var k = 0; k < sizes.Length; k++)
                    samples[k].Add(() => Solve(sizes[k])); // in turns: the noise is for all
            }
            Console.WriteLine(
                $"{economies} x {sectors} | {BatchSize.For(world, 4096, 1)} | "
                    + $"{string.Join(", ", sizes.Select((size, k) => $"{size}: {1e6 * samples[k].LeastCpu / 64 / 5:0}"))}"
            );
        }
        return 0;
    }
}
