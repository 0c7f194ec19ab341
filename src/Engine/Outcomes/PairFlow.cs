using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Outcomes;

/// <summary>
/// What one economy sells another in some sectors: the parts of which outcomes are sums. A statistical layer over solved flows, such as
/// forecast errors by pair and direction, multiplies them and leaves parts and totals in agreement.
/// </summary>
/// <param name="Exporter">Index of the exporter.</param>
/// <param name="Importer">Index of the importer.</param>
/// <param name="Sectors">Indices of the sectors.</param>
public sealed record PairFlow(int Exporter, int Importer, ImmutableArray<int> Sectors)
{
    /// <summary>The flow in a year, million USD.</summary>
    public double In(ITradeYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        var sum = 0.0;
        foreach (var sector in Sectors)
            sum += year.Flow(Exporter, Importer, sector);
        return sum;
    }

    /// <inheritdoc/>
    public bool Equals(PairFlow? other) =>
        other is not null && Exporter == other.Exporter && Importer == other.Importer && Sectors.SequenceEqual(other.Sectors);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Exporter);
        hash.Add(Importer);
        foreach (var sector in Sectors)
            hash.Add(sector);
        return hash.ToHashCode();
    }

    /// <summary>
    /// The parts of all outcomes of a scenario, each once, in the order in which outcomes name them; and of each pair of economies both
    /// directions in all sectors, which show the composition of a pair's turnover.
    /// </summary>
    public static ImmutableArray<PairFlow> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Of(scenario.Outcomes, scenario.World.SectorCount);
    }

    /// <summary>The parts of some outcomes.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="sectors">Number of sectors of the world.</param>
    public static ImmutableArray<PairFlow> Of(IEnumerable<Outcome> outcomes, int sectors)
    {
        var found = new HashSet<PairFlow>();
        var parts = ImmutableArray.CreateBuilder<PairFlow>();
        foreach (var flows in outcomes.SelectMany(outcome => outcome.FlowSets))
        {
            foreach (var part in flows.Pairs())
                Add(part);
        }
        ImmutableArray<int> all = [.. Enumerable.Range(0, sectors)];
        foreach (var part in parts.ToArray())
        {
            Add(new PairFlow(part.Exporter, part.Importer, all));
            Add(new PairFlow(part.Importer, part.Exporter, all));
        }
        return parts.ToImmutable();

        void Add(PairFlow part)
        {
            if (found.Add(part))
                parts.Add(part);
        }
    }
}
