using System.Collections.Immutable;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// Effects of borders, freight rates and sanctions on the costs of some flows that no government of the scenario decides (channel d): an
/// assumption, 0 in a single run, drawn by studies.
/// </summary>
/// <param name="Name">Name in the scenario, unique there.</param>
/// <param name="Flows">The flows.</param>
/// <param name="LogCosts"> ln d of each year against the baseline, [year − BaselineYear − 1]: a level, not a yearly step, beside what
/// policies do to ln d. Like any cost it reaches buyers at their speed of adjustment λ. </param>
public sealed record TradeCostShocks(
    string Name,
    ImmutableArray<(int Exporter, int Importer, int Sector)> Flows,
    ImmutableArray<ParameterRef> LogCosts
)
{
    /// <summary>Adds a year's costs to the channels.</summary>
    internal void Apply(int yearsGone, ReadOnlySpan<double> values, Shocks shocks)
    {
        var change = LogCosts[yearsGone].In(values);
        if (change == 0)
            return; // no shock touches no cell, so it changes no bit
        foreach (var (exporter, importer, sector) in Flows)
            shocks.AddTradeCost(exporter, importer, sector, change);
    }
}
