using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Figures;
using TradeSim.Figures.Svg;

namespace TradeSim.Bench;

/// <summary>How time grows with economies, sectors, cases and threads: a table and charts.</summary>
internal static class Scaling
{
    private static readonly RunOptions OneThread = new() { Threads = 1 };

    public static int Run(string folder)
    {
        Directory.CreateDirectory(folder);
        var points = new List<Point>();
        var small = new Simulation(Study.Scenario(Study.World(5, 9), 1));
        Sample.For(3, () => small.Run(CaseTable.Defaults, OneThread)); // until the code is in its final form
        Sample.For(3, () => small.Run(Study.Cases(16), OneThread));
        foreach (var economies in new[] { 10, 20, 50, 100, 200 })
        {
            foreach (var cases in new[] { 1, 64 })
                Note(folder, points, new("economies", economies, 10, cases, 1));
        }
        foreach (var sectors in new[] { 1, 2, 5, 10, 20, 40, 60 })
        {
            foreach (var cases in new[] { 1, 64 })
                Note(folder, points, new("sectors", 20, sectors, cases, 1));
        }
        foreach (var cases in new[] { 1, 4, 16, 64, 256, 1024, 4096 })
        {
            foreach (var threads in new[] { 1, 2 })
                Note(folder, points, new("cases", 20, 10, cases, threads));
        }
        return Draw(folder);
    }

    /// <summary>Draws the charts of a table that was measured before.</summary>
    public static int Draw(string folder)
    {
        var points = File.ReadAllLines(Path.Combine(folder, "scaling.csv")).Skip(1).Select(Point.Parse).ToArray();
        foreach (var what in points.Select(point => point.What).Distinct())
            File.WriteAllText(
                Path.Combine(folder, $"{what}.svg"),
                SvgRenderer.Render(Chart([.. points.Where(point => point.What == what)]))
            );
        return 0;
    }

    private static void Note(string folder, List<Point> points, Point point)
    {
        var world = Study.World(point.Economies, point.Sectors);
        var scenario = Study.Scenario(world, 1);
        var preparing = Sample.Of(1, () => _ = new Simulation(scenario));
        var simulation = new Simulation(scenario);
        var table = Study.Cases(point.Cases);
        IReadOnlyList<CaseResult> results = [];
        Sample.For(0.3, () => results = simulation.Run(table, OneThread)); // until the code is in its final form
        var sample = Sample.For(0.5, () => results = simulation.Run(table, OneThread with { Threads = point.Threads }));
        var measured = point with
        {
            Batch = BatchSize.For(world, point.Cases, point.Threads),
            Rounds = results.Average(result => result.Rounds[0]),
            Milliseconds = 1e3 * sample.Median,
            LeastMilliseconds = 1e3 * sample.Least,
            CpuMilliseconds = 1e3 * sample.MedianOfCpu,
            LeastCpuMilliseconds = 1e3 * sample.LeastCpu,
            PreparingMilliseconds = 1e3 * preparing.Median,
        };
        Console.WriteLine(measured);
        points.Add(measured);
        // It takes a while: keep what there is.
        File.WriteAllLines(Path.Combine(folder, "scaling.csv"), points.Select(point => point.ToString()).Prepend(Point.Header));
    }

    private static LineChart Chart(Point[] points)
    {
        var what = points[0].What;
        var lines =
            what == "cases"
                ? points.GroupBy(point => point.Threads == 1 ? "one thread" : "two threads")
                : points.GroupBy(point => point.Cases == 1 ? "one case alone" : $"{point.Cases} cases, each");
        double Shown(Point point) => point.LeastCpuMilliseconds / point.Cases; // wall time says more of who else uses the machine
        var (title, subtitle) = what switch
        {
            "economies" => (
                "Time grows more slowly than with the square of economies",
                "10 sectors with inputs, from the baseline to 1e-10, one thread"
            ),
            "sectors" => (
                "From ten sectors on, time grows about in step with sectors",
                "20 economies, sectors with inputs, from the baseline to 1e-10, one thread"
            ),
            _ => (
                "A case among many costs about half as much as a case alone",
                "20 economies, 10 sectors with inputs, from the baseline to 1e-10"
            ),
        };
        return new LineChart(
            new FigureText(title, subtitle, "bench/ scaling, least of many repeats"),
            new Axis(what) { Logarithmic = true },
            new Axis("CPU time for a case", "milliseconds") { Logarithmic = true },
            points.Select(point => (double)point.Along).Distinct(),
            lines.Select(line => new LineSeries(line.Key, line.Select(Shown)) { Points = true })
        );
    }

    private sealed record Point(string What, int Economies, int Sectors, int Cases, int Threads)
    {
        public const string Header =
            "varied,economies,sectors,cases,threads,cases_per_batch,rounds,milliseconds,least_milliseconds,"
            + "cpu_milliseconds,least_cpu_milliseconds,preparing_milliseconds,ns_per_cell_update";

        public int Batch { get; init; }

        public double Rounds { get; init; }

        public double Milliseconds { get; init; }

        public double LeastMilliseconds { get; init; }

        public double CpuMilliseconds { get; init; }

        public double LeastCpuMilliseconds { get; init; }

        public double PreparingMilliseconds { get; init; }

        public int Along =>
            What switch
            {
                "economies" => Economies,
                "sectors" => Sectors,
                _ => Cases,
            };

        public static Point Parse(string row)
        {
            var cells = row.Split(',');
            int Whole(int column) => int.Parse(cells[column], CultureInfo.InvariantCulture);
            return new Point(cells[0], Whole(1), Whole(2), Whole(3), Whole(4))
            {
                LeastCpuMilliseconds = double.Parse(cells[10], CultureInfo.InvariantCulture),
            };
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{What},{Economies},{Sectors},{Cases},{Threads},{Batch},{Rounds:0.0},{Milliseconds:0.000},{LeastMilliseconds:0.000},"
                    + $"{CpuMilliseconds:0.000},{LeastCpuMilliseconds:0.000},{PreparingMilliseconds:0.0},"
                    + $"{1e6 * LeastCpuMilliseconds / Rounds / Cases / Economies / Economies / Sectors:0.000}"
            );
    }
}
