using System.Collections.Immutable;
using TradeSim.Studies.Sweeps;

namespace TradeSim.Runs;

/// <summary>The result of a <see cref="Sweep"/>.</summary>
public sealed class SweepRun
{
    private readonly SweepResult result;

    internal SweepRun(SweepResult result) =>
        (this.result, Points) = (result, [.. result.Points.Select(point => new SweepRunPoint(result.Space, point))]);

    /// <summary>The points of the grid, the last parameter fastest.</summary>
    public ImmutableArray<SweepRunPoint> Points { get; }

    /// <summary>All outcomes as a table: case, a column for each parameter, year, outcome, value, and why a simulation failed.</summary>
    public string ToOutcomesCsv() => result.OutcomesTable().ToString();
}
