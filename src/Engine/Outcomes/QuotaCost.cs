namespace TradeSim.Engine.Outcomes;

/// <summary>What caps on flows cost buyers, ad valorem: the mean over the flows, weighted by them; 0 where no cap binds.</summary>
public sealed record QuotaCost(FlowSet Flows) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "ad valorem";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year)
    {
        var (cost, flows) = (0.0, 0.0);
        foreach (var exporter in Flows.Exporters)
        {
            foreach (var importer in Flows.Importers)
            {
                foreach (var sector in Flows.Sectors)
                {
                    if (exporter == importer)
                        continue;
                    var flow = year.Flow(exporter, importer, sector);
                    flows += flow;
                    cost += flow * year.QuotaCost(exporter, importer, sector);
                }
            }
        }
        return flows == 0 ? 0 : cost / flows;
    }
}
