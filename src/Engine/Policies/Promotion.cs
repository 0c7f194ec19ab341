using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>Fairs, trade houses, direct contacts of regions: closing part of the information gap between buyers and sellers.</summary>
/// <remarks>
/// <para><b>Channels.</b> Taste B: closing the whole gap of information would add the gap g to ln B. A year of effort e closes a share e·r
/// of the open gap, so returns decrease, and each year a share f of the closed gap is forgotten: closed' = (1−f)·closed + e·r·(1 −
/// (1−f)·closed). The effect outlasts the policy and fades at f. It is replayed from the policy's first year, so it depends only on year
/// and parameters.</para>
/// <para><b>Size.</b> An assumption; no estimate for these countries was available. That many interregional contracts were signed and
/// little moved (the governor of Grodno, BelTA, 10 December 2025) suggests a small r and a large f.</para>
/// <para><b>Not modelled.</b> Whether the contacts lead to sales, and contacts that would have existed anyway.</para>
/// </remarks>
public sealed record Promotion : Policy
{
    /// <summary>g, what closing the whole gap would add to the logarithm of the flow at the same prices.</summary>
    public required ImmutableArray<FlowParameter> Gaps { get; init; }

    /// <summary>r, the share of the open gap that a year of full effort closes, in [0, 1].</summary>
    public required ParameterRef Reach { get; init; }

    /// <summary>f, the share of the closed gap that is forgotten in a year, in [0, 1].</summary>
    public required ParameterRef Forgetting { get; init; }

    /// <summary>The closed share of the gap.</summary>
    public override double Strength(int year, ReadOnlySpan<double> values)
    {
        var (reach, kept) = (Reach.In(values), 1 - Forgetting.In(values));
        var closed = 0.0;
        for (var past = From; past <= year; past++)
        {
            closed *= kept;
            closed += Math.Min(1, Effort(past, values) * reach) * (1 - closed);
        }
        return closed;
    }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, gap) in Gaps)
            shocks.AddTaste(exporter, importer, sector, strength * gap.In(values));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => EitherSide(Gaps);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return
        [
            .. WarnOfNoChange(Gaps.Select(cell => cell.Value), 0, values, "gaps of 0"),
            .. WarnOfNoChange([Reach], 0, values, "a reach of 0"),
            .. WarnOfNoTrade(world, Gaps),
        ];
    }
}
