using System.Diagnostics;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Bench;

/// <summary>
/// The first solve of a process, before the code is in its final form: what someone who runs one scenario waits for. Start it in processes
/// of their own with DOTNET_TieredPGO=0, DOTNET_TieredCompilation=0, DOTNET_TC_QuickJitForLoops=0 or DOTNET_ReadyToRun=0 to compare.
/// </summary>
internal static class FirstSolve
{
    public static int Run()
    {
        var start = Environment.CpuUsage.TotalTime;
        var began = Process.GetCurrentProcess().StartTime;
        var toMain = (DateTime.Now - began).TotalMilliseconds;
        var world = Study.World(31, 40);
        var clock = Stopwatch.StartNew();
        var simulation = new Simulation(Study.Scenario(world, 1));
        var prepared = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        simulation.Run();
        var first = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        simulation.Run();
        var second = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        new Simulation(Study.Scenario(world, 10)).Run(Study.Cases(8));
        var batch = clock.Elapsed.TotalMilliseconds;
        Console.WriteLine(
            $"start to Main {toMain:0} ms, preparing {prepared:0} ms, first solve {first:0.0} ms, second {second:0.0} ms, ten years of "
                + $"8 cases (with preparing) {batch:0} ms, CPU since Main {(Environment.CpuUsage.TotalTime - start).TotalMilliseconds:0} ms"
        );
        return 0;
    }
}
