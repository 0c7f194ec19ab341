using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>A cost that some economies impose on trade with a target; third parties comply in part.</summary>
/// <remarks>
/// <para><b>Channels.</b> Trade cost d: 1 + a on the flows between the sanctioning economies and their target; on the flows of third
/// parties with the target ln d rises by compliance·ln(1 + a), because banks, insurers and shippers charge them more too. Strength works on
/// the logarithm.</para>
/// <para><b>Size.</b> Falls of flows after sanctions, over θ. Compliance between 0 and 1 is an assumption that a scenario should
/// vary.</para>
/// <para><b>Not modelled.</b> Which goods are dual-use, and that payments may stop altogether (see <c>embargo</c>).</para>
/// </remarks>
public sealed record Sanction : Policy
{
    /// <summary>a, ad valorem cost on the flows of those who sanction, at least 0.</summary>
    public required ImmutableArray<FlowParameter> Costs { get; init; }

    /// <summary>a on the flows of third parties, before compliance.</summary>
    public ImmutableArray<FlowParameter> ThirdParties { get; init; } = [];

    /// <summary>How far third parties comply, in [0, 1].</summary>
    public ParameterRef Compliance { get; init; } = 0;

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, cost) in Costs)
            shocks.AddTradeCost(exporter, importer, sector, strength * Elementary.Log(1 + cost.In(values)));
        var compliance = Compliance.In(values);
        if (compliance == 0)
            return;
        foreach (var (exporter, importer, sector, cost) in ThirdParties)
            shocks.AddTradeCost(exporter, importer, sector, strength * compliance * Elementary.Log(1 + cost.In(values)));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => EitherSide(Costs);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return
        [
            .. WarnOfNoChange(Costs.Select(cell => cell.Value), 0, values, "costs of 0"),
            .. WarnOfNoTrade(world, Costs.AddRange(ThirdParties)),
        ];
    }
}
