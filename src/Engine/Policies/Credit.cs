using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Policies;

/// <summary>Subsidised interest, leasing or insurance on part of a trade.</summary>
/// <remarks>
/// <para><b>Channels.</b> Trade cost d, and the budget. A subsidy of s a year on credits of m years cuts the cost of the goods covered by
/// s·m, so that (1 − s·m)^(−θ) times as much of them is bought; s·m is at most 0.99, also if cases draw more. If they are the share c of
/// the resulting flow, the flow is multiplied at unchanged prices by 1 / (1 − c + c·(1 − s·m)^θ), which a fall of ln d by the logarithm of
/// this over θ does. Strength works on c. The subsidy is part of the policy's cost: buyers pay c of the flow for goods whose full price is
/// higher by 1 / (1 − s·m), so it is c·s·m / (1 − s·m) of the flow.</para>
/// <para><b>Size.</b> Programme terms: the Eurasian Economic Union subsidises interest on cooperation projects (more than 5 bn roubles in
/// 2025, about 9 bn in 2026, 5 of 16 applications approved); Belarus sells machinery on subsidised leasing. The share covered is an
/// assumption.</para>
/// <para><b>Not modelled.</b> Who pays: the budget's cost is reported, not financed. Default risk is not modelled, and covered goods might
/// have been sold anyway.</para>
/// </remarks>
public sealed record Credit : Policy
{
    /// <summary>What s·m is at most, as a share of the goods' price: no credit pays for the goods themselves.</summary>
    public const double MostCut = 0.99;

    /// <summary>c, the share that is covered of the trade as it becomes, in [0, 1].</summary>
    public required ImmutableArray<FlowParameter> Covered { get; init; }

    /// <summary>s, the subsidy a year as a share of the credit; 0.05 is five points of interest.</summary>
    public required ParameterRef Subsidy { get; init; }

    /// <summary>m, the average life of a credit in years.</summary>
    public ParameterRef Years { get; init; } = 1;

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        var logCut = Elementary.Log(1 - CutOf(values));
        foreach (var (exporter, importer, sector, covered) in Covered)
        {
            var elasticity = shocks.Elasticity(sector);
            var share = Math.Min(1, strength * covered.In(values));
            shocks.AddTradeCost(
                exporter,
                importer,
                sector,
                Elementary.Log(1 - share + (share * Elementary.Exp(elasticity * logCut))) / elasticity
            );
        }
    }

    /// <summary>The yearly cost, and the subsidy on what flows and is covered.</summary>
    public override double CostIn(ITradeYear year, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(year);
        var effort = Effort(year.Year, values);
        if (effort == 0)
            return 0;
        var covered = 0.0;
        foreach (var (exporter, importer, sector, share) in Covered)
            covered += Math.Min(1, effort * share.In(values)) * year.Flow(exporter, importer, sector);
        var cut = CutOf(values);
        return base.CostIn(year, values) + (covered * cut / (1 - cut));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => EitherSide(Covered);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return
        [
            .. WarnOfNoChange(Covered.Select(cell => cell.Value), 0, values, "nothing covered"),
            .. WarnOfNoChange([Subsidy], 0, values, "a subsidy of 0"),
            .. WarnOfNoTrade(world, Covered),
        ];
    }

    private double CutOf(ReadOnlySpan<double> values) => Math.Min(MostCut, Subsidy.In(values) * Years.In(values));
}
