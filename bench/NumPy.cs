using System.Diagnostics;
using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Policies;

namespace TradeSim.Bench;

/// <summary>The NumPy solver to race against: a process that solves once for each request. One thread.</summary>
internal sealed class NumPy : IDisposable
{
    private const int MostOuter = 150; // as in numpy_baseline.py: a run that needs more has failed

    private readonly Process process;

    private NumPy(Process process) => this.process = process;

    /// <summary>Starts it for a baseline folder and a table of tariffs; null, with a message, where something is missing.</summary>
    public static NumPy? TryStart(string folder, string tariffs)
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            if (!HasNumPy(python))
                continue;
            var script = Path.Combine(AppContext.BaseDirectory, "numpy_race.py");
            return new NumPy(Start(python, script, folder, tariffs));
        }
        return Skip("no python3 with NumPy was found");
    }

    /// <summary>One solve.</summary>
    public (double Seconds, double CpuSeconds, int Outer, double[] Wages) Solve(double tolerance, double damping)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tolerance:r} {damping:r}"));
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("NumPy gave up: " + process.StandardError.ReadToEnd());
        var numbers = line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1], (int)numbers[2], numbers[3..]);
    }

    /// <summary>Of a few dampings the one with which it is fastest: a careful user would have looked.</summary>
    public double BestDamping(double tolerance)
    {
        var best = (Damping: 0.4, Seconds: double.PositiveInfinity);
        foreach (var damping in new[] { 0.8, 0.6, 0.5, 0.4, 0.3 })
        {
            var (seconds, _, outer, wages) = Solve(tolerance, damping);
            if (outer < MostOuter && wages.All(double.IsFinite) && seconds < best.Seconds)
                best = (damping, seconds);
        }
        return best.Damping;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Writes a world and tariffs as CSV tables.</summary>
    public static string Write(World world, IEnumerable<FlowParameter> tariffs, string folder)
    {
        Directory.CreateDirectory(folder);
        var (n, j) = (world.EconomyCount, world.SectorCount);
        var cells =
            from s in Enumerable.Range(0, j)
            from importer in Enumerable.Range(0, n)
            from exporter in Enumerable.Range(0, n)
            select (exporter, importer, s);
        var uses = from e in Enumerable.Range(0, n) from s in Enumerable.Range(0, j) select (e, s);
        string Economy(int e) => world.Economies[e].Code;
        string Sector(int s) => world.Sectors[s].Code;
        double Input(int e, int s, int input) =>
            world.ValueAddedShare(e, s) < 1 ? world.InputShare(e, s, input) / (1 - world.ValueAddedShare(e, s)) : 0;
        void Table(string name, string header, IEnumerable<FormattableString> rows) =>
            File.WriteAllLines(Path.Combine(folder, name), rows.Select(row => row.ToString(CultureInfo.InvariantCulture)).Prepend(header));
        Table("economies.csv", "code,name", Enumerable.Range(0, n).Select(e => (FormattableString)$"{Economy(e)},{Economy(e)}"));
        Table(
            "sectors.csv",
            "code,name,elasticity",
            Enumerable.Range(0, j).Select(s => (FormattableString)$"{Sector(s)},{Sector(s)},{world.Sectors[s].Elasticity:r}")
        );
        Table(
            "flows.csv",
            "exporter,importer,sector,value,tariff",
            cells.Select(c =>
            {
                var value = world.Flow(c.exporter, c.importer, c.s);
                var tariff = world.Tariff(c.exporter, c.importer, c.s);
                return (FormattableString)$"{Economy(c.exporter)},{Economy(c.importer)},{Sector(c.s)},{value:r},{tariff:r}";
            })
        );
        Table(
            "production.csv",
            "economy,sector,value_added_share",
            uses.Select(u => (FormattableString)$"{Economy(u.e)},{Sector(u.s)},{world.ValueAddedShare(u.e, u.s):r}")
        );
        Table(
            "inputs.csv",
            "economy,sector,input,share",
            uses.SelectMany(u =>
                Enumerable
                    .Range(0, j)
                    .Select(input => (FormattableString)$"{Economy(u.e)},{Sector(u.s)},{Sector(input)},{Input(u.e, u.s, input):r}")
            )
        );
        Table(
            "demand.csv",
            "economy,sector,share",
            uses.Select(u => (FormattableString)$"{Economy(u.e)},{Sector(u.s)},{world.DemandShare(u.e, u.s):r}")
        );
        Table(
            "tariffs.csv",
            "exporter,importer,sector,rate",
            tariffs.Select(t => (FormattableString)$"{Economy(t.Exporter)},{Economy(t.Importer)},{Sector(t.Sector)},{t.Value.In([]):r}")
        );
        return Path.Combine(folder, "tariffs.csv");
    }

    private static NumPy? Skip(string why)
    {
        Console.WriteLine($"Skipped: {why}.");
        return null;
    }

    private static bool HasNumPy(string python)
    {
        try
        {
            using var asked = Start(python, "-c", "import numpy");
            asked.WaitForExit();
            return asked.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }

    private static Process Start(string python, params string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var threads in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
            start.Environment[threads] = "1";
        return Process.Start(start)!;
    }
}
