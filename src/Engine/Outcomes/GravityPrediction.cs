using System.Collections.Immutable;

namespace TradeSim.Engine.Outcomes;

/// <summary>
/// What a gravity equation says that some flows would be between economies of their size and distance. The prediction of the baseline year
/// moves on with incomes, I_i'·I_n' over the world's, which is what gravity says of trade whose costs do not change (Anderson and van
/// Wincoop 2003, AER 93(1), with incomes in the place of output and spending). Policies that make trade cheaper move the flow and not the
/// prediction.
/// </summary>
/// <param name="Flows">The predictions of the baseline year.</param>
/// <param name="EconomyCount">How many economies the world has.</param>
public sealed record GravityPrediction(ImmutableArray<PredictedFlow> Flows, int EconomyCount)
{
    /// <summary>The prediction in a year, million USD.</summary>
    public double In(ITradeYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        var (world, before, sum) = (0.0, 0.0, 0.0);
        for (var n = 0; n < EconomyCount; n++)
        {
            world += year.BaselineIncome(n) * year.Income(n);
            before += year.BaselineIncome(n);
        }
        foreach (var (exporter, importer, _, value) in Flows)
            sum += value * year.Income(exporter) * year.Income(importer);
        return sum * (before / world) * year.PriceLevel;
    }

    /// <summary>The predicted flows, each a separate set.</summary>
    public ImmutableArray<FlowSet> FlowSets => [.. Flows.Select(flow => new FlowSet([flow.Exporter], [flow.Importer], [flow.Sector]))];

    internal static double Sum(ReadOnlySpan<double> flows)
    {
        var sum = 0.0;
        foreach (var flow in flows)
            sum += flow;
        return sum;
    }

    /// <summary>The predicted flows in a year, million USD.</summary>
    public double Observed(ITradeYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        var sum = 0.0;
        foreach (var (exporter, importer, sector, _) in Flows)
            sum += year.Flow(exporter, importer, sector);
        return sum;
    }
}
