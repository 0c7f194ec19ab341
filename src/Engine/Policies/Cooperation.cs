using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>Industrial cooperation: a sector catches up with its partner's technology, and buys part of its inputs from the
/// partner.</summary>
/// <remarks>
/// <para><b>Channels.</b> Productivity A and offtake. With G = ln(partner's productivity / own), a year of effort e closes a share e·v of
/// the open gap and what was learned is kept: ln A = G·(1 − Π(1 − e·v)). In addition, a share of the inputs that the sector buys (of the
/// named input sectors, at the baseline's ratio to the economy's spending) is contracted to the partner while the effort lasts. Replayed
/// from the first year; depends only on year and parameters.</para>
/// <para><b>Size.</b> Foreign presence helps suppliers and hardly buyers (Havranek and Irsova 2011, 3,626 estimates), and within the
/// industry its effect does not differ from zero (2010). Ten points more of it go with up to 11 % of productivity, 19 % in joint ventures,
/// and with 0 in the mean of reported estimates (Hampl and Havranek, BIS Papers 100). So G and v are assumptions, and a realistic range
/// includes 0.</para>
/// <para><b>Not modelled.</b> Whether the partner's technology fits, the cost of learning (give it as cost), and advantages of the
/// displaced inputs.</para>
/// </remarks>
public sealed record Cooperation : Policy
{
    /// <summary>Partner's productivity over the economy's own, by economy and sector that learns; 1.3: the partner makes 30 % more of the
    /// same.</summary>
    public required ImmutableArray<SectorParameter> Gaps { get; init; }

    /// <summary>v, the share of the open gap that a year of full effort closes, in [0, 1].</summary>
    public required ParameterRef Speed { get; init; }

    /// <summary>Index of the partner.</summary>
    public required int Partner { get; init; }

    /// <summary>Share of the sector's inputs that is contracted to the partner, in [0, 1).</summary>
    public ParameterRef InputsShare { get; init; } = 0;

    /// <summary>The sectors whose goods are bought as inputs from the partner; empty: the sector's own.</summary>
    public ImmutableArray<int> Inputs { get; init; } = [];

    /// <summary>The effort of a year in force; later, while the knowledge is kept, the closed share of the gap.</summary>
    public override double Strength(int year, ReadOnlySpan<double> values) => Math.Max(Effort(year, values), Closed(year, values));

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        var closed = Closed(year, values);
        var bought = Effort(year, values) * InputsShare.In(values);
        foreach (var (economy, sector, gap) in Gaps)
        {
            shocks.AddProductivity(economy, sector, closed * Elementary.Log(gap.In(values)));
            if (bought == 0)
                continue;
            foreach (var input in Inputs.IsDefaultOrEmpty ? [sector] : Inputs)
                BuyInputs(shocks, economy, sector, input, bought);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => Gaps.Select(gap => ImmutableArray.Create(gap.Economy, Partner)).Take(1);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        var learns = Speed.In(values) == 0 ? ["nothing learned"] : WarnOfNoChange(Gaps.Select(gap => gap.Value), 1, values, "no gap");
        return
        [
            .. InputsShare.In(values) == 0 ? learns.Select(_ => "no gap that closes and no inputs: the policy has no effect") : [],
            .. WarnOfNoOutput(world, Gaps),
        ];
    }

    private double Closed(int year, ReadOnlySpan<double> values)
    {
        var open = 1.0;
        for (var past = From; past <= year; past++)
            open *= 1 - Math.Min(1, Effort(past, values) * Speed.In(values));
        return 1 - open;
    }

    private void BuyInputs(Shocks shocks, int economy, int sector, int input, double bought)
    {
        var world = shocks.World;
        var spending = world.Spending(economy, input);
        if (spending > 0 && Partner != economy)
            shocks.AddOfftake(
                Partner,
                economy,
                input,
                bought * world.InputShare(economy, sector, input) * world.Output(economy, sector) / spending
            );
    }
}
