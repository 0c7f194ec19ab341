using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Path;
using TradeSim.Engine.Policies;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// A change of the logarithm of trade costs by year on a set of flows (channel d): what borders, freight rates and sanctions do without anybody
/// here deciding it. It acts where policies act, but its parameters are assumptions; the shocks themselves are drawn by <see cref="AutoregressiveShocks"/>.
/// </summary>
public sealed record TradeCostShocks : Policy
{
    /// <summary>The flows.</summary>
    public required ImmutableArray<FlowSet> Flows { get; init; }

    /// <summary>Change of the logarithm of trade costs by year, from <see cref="Policy.From"/> on.</summary>
    public required ImmutableArray<Quantity> LogCosts { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        var change = strength * LogCosts[year - From].In(values);
        if (change == 0) return; // no shock touches no cell, so it changes no bit
        foreach (var set in Flows)
        {
            foreach (var exporter in set.Exporters)
            {
                foreach (var importer in set.Importers.Where(importer => importer != exporter))
                {
                    foreach (var sector in set.Sectors) shocks.AddTradeCost(exporter, importer, sector, change);
                }
            }
        }
    }

    /// <summary>A scenario whose trade costs may be shocked, and the shocks.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="name">Name of the shocks; their parameters are <c>assumptions.trade-cost-shocks.NAME.YEAR</c>, each 0 by default.</param>
    /// <param name="flows">The flows that share a shock.</param>
    /// <param name="persistence">ρ of <see cref="AutoregressiveShocks"/>.</param>
    /// <param name="deviation">σ of <see cref="AutoregressiveShocks"/>, in logarithms of cost.</param>
    public static (Scenario Scenario, AutoregressiveShocks Shocks) AddTo(Scenario scenario, string name, ImmutableArray<FlowSet> flows, double persistence, double deviation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var years = Enumerable.Range(scenario.BaselineYear + 1, scenario.Years).ToArray();
        var parameters = years.Select(year => new Parameter($"assumptions.trade-cost-shocks.{name}.{Invariant.Text(year)}", ParameterRole.Assumption, 0, -5, 5)).ToArray();
        var shocks = new TradeCostShocks
        {
            Name = name,
            From = years[0],
            Flows = flows,
            LogCosts = [.. years.Select((_, index) => Quantity.Parameter(scenario.Parameters.Length + index))],
        };
        return (scenario with { Parameters = scenario.Parameters.AddRange(parameters), Policies = scenario.Policies.Add(shocks) },
            new AutoregressiveShocks(name, [.. parameters.Select(parameter => parameter.Path)], persistence, deviation));
    }
}
