using TradeSim.Engine.Dynamics;

namespace TradeSim.Bench;

/// <summary>What it costs to make a world ready, once for all cases.</summary>
internal static class Prepare
{
    public static int Run()
    {
        foreach (var (economies, sectors) in new[] { (10, 10), (31, 40), (50, 20), (100, 10), (200, 10) })
        {
            var scenario = Study.HalvedAtOnce(Study.World(economies, sectors));
            Console.WriteLine($"{economies} x {sectors}: preparing {Sample.For(1, () => _ = new Simulation(scenario))}");
        }
        return 0;
    }
}
