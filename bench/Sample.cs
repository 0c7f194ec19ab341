using System.Diagnostics;

namespace TradeSim.Bench;

/// <summary>How long something took, in many repeats. Others use this machine too, so what counts are the median, the minimum, and ratios
/// from one run.</summary>
internal sealed class Sample
{
    private readonly List<double> wall = [];
    private readonly List<double> cpu = [];

    public double Median => Middle(wall);

    public double Least => wall.Min();

    public double MedianOfCpu => Middle(cpu);

    public double LeastCpu => cpu.Min();

    public override string ToString() =>
        $"median {1e3 * Median:0.000} ms, least {1e3 * Least:0.000} ms, CPU {1e3 * MedianOfCpu:0.000} and {1e3 * LeastCpu:0.000} ms";

    public static Sample Of(int repeats, Action action)
    {
        var sample = new Sample();
        for (var repeat = 0; repeat < repeats; repeat++)
            sample.Add(action);
        return sample;
    }

    /// <summary>Runs something for about so many seconds, at least three times.</summary>
    public static Sample For(double seconds, Action action)
    {
        var sample = new Sample();
        var start = Stopwatch.GetTimestamp();
        do sample.Add(action);
        while (sample.wall.Count < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
        return sample;
    }

    /// <summary>Runs two things in turns for about so many seconds, so that a slow minute of the machine is one for both.</summary>
    public static (Sample One, Sample Other) InTurns(double seconds, Action one, Action other)
    {
        var (ofOne, ofOther) = (new Sample(), new Sample());
        var start = Stopwatch.GetTimestamp();
        do
        {
            ofOne.Add(one);
            ofOther.Add(other);
        } while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
        return (ofOne, ofOther);
    }

    public void Add(Action action)
    {
        var (start, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        action();
        Add(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
    }

    public void Add(double seconds, double cpuSeconds)
    {
        wall.Add(seconds);
        cpu.Add(cpuSeconds);
    }

    private static double Middle(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
