using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>What a rule has put in force on trade, as data: a government elsewhere on a cluster sends it to the market.</summary>
internal abstract record TradeMeasure
{
    /// <summary>Applies it to the channels, after the policies of the scenario and the measures before it.</summary>
    public abstract void Apply(Shocks shocks);
}

/// <summary>A tariff on top of all others.</summary>
/// <param name="Rate">The rate, 0.05 is 5 percentage points. A rate of 0 touches nothing.</param>
/// <param name="Exporters">Whose goods it falls on.</param>
/// <param name="Importers">Who collects it.</param>
/// <param name="Sectors">The sectors.</param>
internal sealed record Surcharge(double Rate, ImmutableArray<int> Exporters, ImmutableArray<int> Importers, ImmutableArray<int> Sectors)
    : TradeMeasure
{
    public override void Apply(Shocks shocks)
    {
        if (Rate == 0)
            return;
        foreach (var importer in Importers)
        {
            foreach (var exporter in Exporters)
            {
                if (exporter == importer)
                    continue;
                foreach (var sector in Sectors)
                    shocks.MoveTariff(exporter, importer, sector, shocks.Tariff(exporter, importer, sector) + Rate, 1);
            }
        }
    }
}

/// <summary>A cap on a flow.</summary>
/// <param name="Exporter">The exporter.</param>
/// <param name="Importer">The importer.</param>
/// <param name="Sector">The sector.</param>
/// <param name="RealValue">The most that may flow, million USD before tariff at prices of the baseline year.</param>
internal sealed record FlowCap(int Exporter, int Importer, int Sector, double RealValue) : TradeMeasure
{
    public override void Apply(Shocks shocks) => shocks.Cap(Exporter, Importer, Sector, RealValue * shocks.PriceLevel);
}
