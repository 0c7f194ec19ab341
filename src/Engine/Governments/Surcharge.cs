using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>A tariff that comes on top of all others.</summary>
internal static class Surcharge
{
    /// <summary>Adds a rate on what importers buy from exporters. A rate of 0 touches nothing.</summary>
    public static void Add(
        double rate,
        ImmutableArray<int> exporters,
        ImmutableArray<int> importers,
        ImmutableArray<int> sectors,
        Shocks shocks
    )
    {
        if (rate == 0)
            return;
        foreach (var importer in importers)
        {
            foreach (var exporter in exporters)
            {
                if (exporter == importer)
                    continue;
                foreach (var sector in sectors)
                    shocks.MoveTariff(exporter, importer, sector, shocks.Tariff(exporter, importer, sector) + rate, 1);
            }
        }
    }
}
