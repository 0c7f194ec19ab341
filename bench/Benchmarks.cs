using BenchmarkDotNet.Attributes;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Bench;

/// <summary>One case alone, one year: the first solve of a study.</summary>
[InProcess]
[MemoryDiagnoser]
public class OneSolve
{
    private readonly RunOptions options = new() { Threads = 1 };
    private Simulation simulation = null!;

    /// <summary>Rounds may not allocate: both tolerances show the same bytes.</summary>
    [Params(1e-4, 1e-10)]
    public double Tolerance { get; set; }

    [GlobalSetup]
    public void Prepare() => simulation = new Simulation(Study.Scenario(Study.LikeNafta(), 1) with { Tolerance = Tolerance });

    [Benchmark]
    public object Solve() => simulation.Run(CaseTable.Defaults, options);
}

/// <summary>Cases side by side, one year.</summary>
[InProcess]
[MemoryDiagnoser]
public class SolveOfBatch
{
    private RunOptions options = null!;
    private CaseTable table = null!;
    private Simulation simulation = null!;

    [Params(8, 64)]
    public int Cases { get; set; }

    [Params(1e-4, 1e-10)]
    public double Tolerance { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        simulation = new Simulation(Study.Scenario(Study.LikeNafta(), 1) with { Tolerance = Tolerance });
        table = Study.Cases(Cases);
        options = new RunOptions { Threads = 1, CasesPerBatch = Cases };
    }

    [Benchmark]
    public object Solve() => simulation.Run(table, options);
}

/// <summary>A warm year is a tenth of the difference.</summary>
[InProcess]
[MemoryDiagnoser]
public class WarmYear
{
    private readonly RunOptions options = new() { Threads = 1 };
    private readonly CaseTable table = Study.Cases(8);
    private Simulation simulation = null!;

    [Params(20, 30)]
    public int Years { get; set; }

    [GlobalSetup]
    public void Prepare() => simulation = new Simulation(Study.Scenario(Study.LikeNafta(), Years));

    [Benchmark]
    public object Solve() => simulation.Run(table, options);
}

/// <summary>Two hundred outcomes in two years (the baseline is one) cost the difference.</summary>
[InProcess]
[MemoryDiagnoser]
public class OutcomesOfYear
{
    private readonly RunOptions options = new() { Threads = 1 };
    private Simulation simulation = null!;

    [Params(0, 100)]
    public int Measured { get; set; }

    [GlobalSetup]
    public void Prepare() => simulation = new Simulation(Study.Scenario(Study.LikeNafta(), 1, Measured));

    [Benchmark]
    public object Solve() => simulation.Run(CaseTable.Defaults, options);
}
