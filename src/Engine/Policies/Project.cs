using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Policies;

/// <summary>A plant, an assembly line, a mine: output that is sold by contract, kits that are bought by contract.</summary>
/// <remarks>
/// <para><b>Channels.</b> Offtake, and productivity A if given. At full output V the host sells V·share of the sector to each named market
/// off the top, and buys V·kits from the partner; both are values in dollars that are met exactly in equilibrium, also where the baseline's
/// flow is 0. The phase-in is the ramp-up. With a yearly survival s the output is V·s^age, the expectation over plants; with a draw u in
/// [0, 1) a case's plant runs while s^age &gt; u and then closes, so that an ensemble that draws u shows the effect of chance. Strength
/// works on V. Investment is paid in the first year.</para>
/// <para><b>Size.</b> The project's papers. Kazakhstan and Belarus count 14 joint projects of 277.5 million dollars, 11 of them launched
/// (Kazinform, 3 June 2024). Capacity is not output: the Bishkek tractor line of 2016 was announced with up to 5,000 a year, against a
/// demand of 300 to 350.</para>
/// <para><b>Not modelled.</b> Competitors who undercut the contract. Kits displace other purchases of the host in their sector, because a
/// contract does not change the host's spending.</para>
/// </remarks>
public sealed record Project : Policy
{
    /// <summary>Index of its host economy.</summary>
    public required int Host { get; init; }

    /// <summary>Index of the sector.</summary>
    public required int Sector { get; init; }

    /// <summary>V, yearly output in full operation, million USD before tariff.</summary>
    public required ParameterRef Output { get; init; }

    /// <summary>Where it sells; shares of the output.</summary>
    public required ImmutableArray<ProjectMarket> Markets { get; init; }

    /// <summary>Index of who sends the kits; null: no kits.</summary>
    public int? Partner { get; init; }

    /// <summary>Index of the sector of the kits; null: the project's.</summary>
    public int? KitSector { get; init; }

    /// <summary>Value of kits as a share of output, in [0, 1).</summary>
    public ParameterRef Kits { get; init; } = 0;

    /// <summary>s, the chance that a plant lives through a year, in [0, 1].</summary>
    public ParameterRef Survival { get; init; } = 1;

    /// <summary>u in [0, 1), drawn by cases: the plant closes when s^age is no longer above it; null: the expectation.</summary>
    public ParameterRef? SurvivalDraw { get; init; }

    /// <summary>Factor on the productivity of the host's sector in full operation, above 0.</summary>
    public ParameterRef Productivity { get; init; } = 1;

    /// <summary>Investment, million USD, paid in the first year.</summary>
    public ParameterRef Investment { get; init; } = 0;

    /// <summary>Effort times survival.</summary>
    public override double Strength(int year, ReadOnlySpan<double> values)
    {
        var effort = Effort(year, values);
        if (effort == 0)
            return 0;
        var alive = 1.0;
        for (var past = From; past < year; past++)
            alive *= Survival.In(values);
        if (SurvivalDraw is not { } draw)
            return effort * alive;
        return alive > draw.In(values) ? effort : 0;
    }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        var output = strength * Output.In(values);
        foreach (var (importer, share) in Markets)
            shocks.AddContract(Host, importer, Sector, output * share.In(values));
        if (Partner is { } partner)
            shocks.AddContract(partner, Host, KitSector ?? Sector, output * Kits.In(values));
        shocks.AddProductivity(Host, Sector, strength * Elementary.Log(Productivity.In(values)));
    }

    /// <summary>The yearly cost while it runs, and the investment.</summary>
    public override double CostIn(ITradeYear year, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(year);
        var running = Strength(year.Year, values) * Cost.In(values);
        return year.Year == From ? running + (Intensity.In(values) * Investment.In(values)) : running;
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() =>
        [
            [Host],
        ];

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values) =>
        WarnOfNoChange([Output], 0, values, "an output of 0");
}
