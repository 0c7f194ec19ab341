using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>A set of flows: exporters × importers × sectors, without what an economy sells to itself or to another economy of both
/// sets.</summary>
/// <param name="Exporters">Indices of the exporters.</param>
/// <param name="Importers">Indices of the importers.</param>
/// <param name="Sectors">Indices of the sectors.</param>
public sealed record FlowSet(ImmutableArray<int> Exporters, ImmutableArray<int> Importers, ImmutableArray<int> Sectors)
{
    /// <summary>The flows by exporter and importer.</summary>
    public IEnumerable<PairFlow> Pairs() =>
        from exporter in Exporters
        from importer in Importers
        where exporter != importer
        select new PairFlow(exporter, importer, Sectors);

    /// <summary>The sum of the flows in a year, million USD.</summary>
    public double Sum(ITradeYear year)
    {
        var sum = 0.0;
        foreach (var exporter in Exporters)
        {
            foreach (var importer in Importers)
            {
                if (exporter == importer)
                    continue;
                foreach (var sector in Sectors)
                    sum += year.Flow(exporter, importer, sector);
            }
        }
        return sum;
    }
}
