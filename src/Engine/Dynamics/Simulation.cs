using TradeSim.Engine.Baseline;
using TradeSim.Engine.Market;
using TradeSim.Engine.Policies;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// The embedded host: runs the cases of a table in process, batches in parallel over the cores. Everything that TradeSim computes is a
/// table of cases that went through here (or through the cluster, which runs the same batches).
/// </summary>
public sealed class Simulation
{
    private readonly Scenario scenario;
    private readonly PreparedWorld place;

    /// <summary>Makes a scenario ready to run.</summary>
    public Simulation(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        (this.scenario, place) = (
            scenario,
            new PreparedWorld(scenario.Transfers == TransferRule.None ? WithoutDeficits(scenario) : scenario.World)
        );
        Check();
    }

    private Simulation(Scenario scenario, PreparedWorld place)
    {
        (this.scenario, this.place) = (scenario, place);
        Check();
    }

    /// <summary>Prepares another scenario; the prepared world is reused if both start from the same one.</summary>
    public Simulation With(Scenario other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var same =
            ReferenceEquals(other.World, scenario.World)
            && other.Transfers == scenario.Transfers
            && (other.Transfers != TransferRule.None || ClosesDeficitsAlike(other));
        return same ? new Simulation(other, place) : new Simulation(other);
    }

    private bool ClosesDeficitsAlike(Scenario other) =>
        (other.Tolerance, other.BaselineYear) == (scenario.Tolerance, scenario.BaselineYear)
        && other.DefaultElasticities().SequenceEqual(scenario.DefaultElasticities());

    private void Check()
    {
        if (scenario.Closure == Closure.General && place.Response is null)
            throw new InconsistentBaselineException([
                "The general closure needs an economy's production: some economy of the baseline produces nothing.",
            ]);
    }

    /// <summary>
    /// The world as it would be observed without transfers: the equilibrium that closes all deficits, all else equal. All cases start from
    /// the same one, found with the elasticities that the file gives.
    /// </summary>
    private static World WithoutDeficits(Scenario scenario)
    {
        var closing = new Scenario
        {
            Name = scenario.Name,
            World = scenario.World,
            BaselineYear = scenario.BaselineYear,
            LastYear = scenario.BaselineYear + 1,
            Policies = [new ClosedDeficits { Name = "closed deficits", From = scenario.BaselineYear + 1 }],
            Elasticities = [.. scenario.DefaultElasticities().Select(elasticity => (ParameterRef)elasticity)],
            Tolerance = scenario.Tolerance,
        };
        var place = new PreparedWorld(scenario.World);
        var batch = new Batch(closing, place, CaseTable.Defaults, 0, 1, keepTables: true);
        var result = batch.Run(place.Economies, CancellationToken.None).Single();
        // Wages that fall without end come as near to balance as any tolerance asks for.
        if (Separation.Of(scenario.World, batch.Market, 0) is { } cause)
            throw new InconsistentBaselineException([$"The deficits of the baseline cannot be closed ({cause})."]);
        return result.Tables is { } tables
            ? World.Create(scenario.World.ToTables() with { Flows = [.. tables.Years[1].Flows] })
            : throw new InconsistentBaselineException([$"The deficits of the baseline cannot be closed ({result.Failure})."]);
    }

    /// <summary>Cases of a table as a batch, for hosts that deliver the messages of its market themselves.</summary>
    internal Batch BatchOf(CaseTable table, int first, int count, bool keepTables, bool decidesElsewhere = false) =>
        new(scenario, place, table, first, count, keepTables, decidesElsewhere);

    /// <summary>The scenario.</summary>
    internal Scenario Scenario => scenario;

    /// <summary>The world, made ready.</summary>
    internal PreparedWorld Place => place;

    /// <summary>Runs one case: the scenario as its file gives it.</summary>
    public CaseResult Run(CancellationToken cancellation = default) =>
        Run(CaseTable.Defaults, new RunOptions { KeepTables = true }, null, cancellation)[0];

    /// <summary>Runs the cases of a table.</summary>
    /// <param name="table">The cases.</param>
    /// <param name="options">Threads and batches.</param>
    /// <param name="progress">Receives the number of finished cases after each batch.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <returns>One result a case, in the order of the table; failed cases say why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<CaseResult> Run(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new RunOptions();
        var results = new CaseResult[table.Count];
        var perBatch = options.CasesPerBatch ?? BatchSize.For(scenario.World, table.Count, options.Threads);
        var batches = (table.Count + perBatch - 1) / perBatch;
        var finished = 0;
        Parallel.For(
            0,
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation },
            index =>
            {
                var first = index * perBatch;
                var count = Math.Min(perBatch, table.Count - first);
                foreach (var result in BatchOf(table, first, count, options.KeepTables).Run(place.Economies, cancellation))
                    results[result.Case] = result;
                progress?.Report(Interlocked.Add(ref finished, count));
            }
        );
        return results;
    }

    /// <summary>Runs the cases of a table beside the caller's thread.</summary>
    /// <param name="table">The cases.</param>
    /// <param name="options">Threads and batches.</param>
    /// <param name="progress">Receives the number of finished cases after each batch.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <returns>One result a case, in the order of the table; failed cases say why.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<IReadOnlyList<CaseResult>> RunAsync(
        CaseTable table,
        RunOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    ) => Task.Run(() => Run(table, options, progress, cancellation), cancellation);
}

/// <summary>Takes back every transfer of the baseline: as a shock, so that it can be gone in steps.</summary>
internal sealed record ClosedDeficits : Policy
{
    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        var world = shocks.World;
        var worldIncome = Enumerable.Range(0, world.EconomyCount).Sum(world.ValueAdded);
        for (var n = 0; n < world.EconomyCount; n++)
            shocks.AddTransfer(n, -strength * world.Transfer(n) / worldIncome);
    }
}

/// <summary>How many cases go through the market together.</summary>
internal static class BatchSize
{
    /// <summary>What those arrays may take. More strips than one amortise little and crowd the second-level cache; see
    /// docs/explanation/performance.md.</summary>
    private const int CacheBytes = 160 << 10;

    /// <summary>
    /// Whole strips, as many as keep the arrays that a round goes through (offers, sales, orders, and the memory of Anderson's
    /// acceleration, 12 numbers a case for each economy and sector) within the cache, but no more than give each thread its share.
    /// </summary>
    public static int For(World world, int cases, int threads)
    {
        var bytesPerCase = 12 * sizeof(double) * world.EconomyCount * world.SectorCount;
        var fits = Math.Max(1, CacheBytes / bytesPerCase / Lanes.Width);
        var fair = Math.Max(1, cases / threads / Lanes.Width);
        return Math.Min(fits, fair) * Lanes.Width;
    }
}
