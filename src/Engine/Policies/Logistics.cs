using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>Days saved or lost on a route, and a new freight rate.</summary>
/// <remarks>
/// <para><b>Channels.</b> Trade cost d. Each day in transit costs like a tariff of τ on the goods: ln d moves by days·ln(1 + τ). A freight
/// rate that goes from f to f' dollars a tonne, for goods worth v dollars a tonne, moves ln d by ln((1 + f'/v) / (1 + f/v)). Strength works
/// on the logarithm.</para>
/// <para><b>Size.</b> Hummels and Schaur (2013, AER 103(7)): a day is worth 0.6 to 2.1 % of the goods' value, most for parts and
/// components; the default of 1.35 % is the middle. Days and rates come from corridor monitoring (CAREC: 9.9 hours at a road border in
/// 2022, 13.6 in 2021).</para>
/// <para><b>Not modelled.</b> The construction cost of the corridor (give it as cost), its capacity, and the spread of delivery times,
/// which may matter more than their mean.</para>
/// </remarks>
public sealed record Logistics : Policy
{
    /// <summary>The middle of Hummels and Schaur's (2013) range, ad valorem a day.</summary>
    public const double UsualCostOfADay = 0.0135;

    /// <summary>Days in transit by which a flow changes; negative: saved.</summary>
    public required ImmutableArray<FlowParameter> Days { get; init; }

    /// <summary>τ, ad valorem cost of a day, by sector; empty: <see cref="UsualCostOfADay"/> for all.</summary>
    public ImmutableArray<ParameterRef> CostOfADay { get; init; } = [];

    /// <summary>The freight rate before and after, USD a tonne; null: it stays.</summary>
    public (ParameterRef Before, ParameterRef After)? Freight { get; init; }

    /// <summary>Value of a tonne by sector, USD; needed with <see cref="Freight"/>.</summary>
    public ImmutableArray<ParameterRef> ValueOfATonne { get; init; } = [];

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, days) in Days)
            shocks.AddTradeCost(exporter, importer, sector, strength * LogFactor(sector, days.In(values), values));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => EitherSide(Days);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var cell in Days)
        {
            if (LogFactor(cell.Sector, cell.Value.In(values), values) != 0)
                return WarnOfNoTrade(world, Days);
        }
        return ["no change of days or freight: the policy has no effect"];
    }

    private double LogFactor(int sector, double days, ReadOnlySpan<double> values)
    {
        var log = days * Elementary.Log(1 + (CostOfADay.IsDefaultOrEmpty ? UsualCostOfADay : CostOfADay[sector].In(values)));
        if (Freight is not { } freight)
            return log;
        var worth = ValueOfATonne[sector].In(values);
        return log + Elementary.Log((1 + (freight.After.In(values) / worth)) / (1 + (freight.Before.In(values) / worth)));
    }
}
