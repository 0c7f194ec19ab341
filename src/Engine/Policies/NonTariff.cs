using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Policies;

/// <summary>Non-tariff barriers removed or added: certification, licences, sanitary rules, given as ad valorem equivalents.</summary>
/// <remarks>
/// <para><b>Channels.</b> Trade cost d: adding a barrier of ad valorem equivalent a multiplies d by 1 + a, removing one divides by 1 + a.
/// It yields no revenue. Strength works on the logarithm.</para>
/// <para><b>Size.</b> Ad valorem equivalents as estimated from prices or quantities. For the Eurasian Economic Union no estimate was
/// available (Knobel, Lipin, Malokostov, Tarr and Turdyeva 2019 have one in their model), so a scenario that uses this lever must state its
/// assumption.</para>
/// <para><b>Not modelled.</b> The purpose of a rule, such as health; and that a rule may exclude small firms instead of raising all costs
/// equally.</para>
/// </remarks>
public sealed record NonTariff : Policy
{
    /// <summary>Ad valorem equivalents of the barriers, at least 0; 0.05 is a cost of 5 %.</summary>
    public required ImmutableArray<FlowParameter> Equivalents { get; init; }

    /// <summary>Whether the barriers go; otherwise they come.</summary>
    public bool Removed { get; init; }

    /// <inheritdoc/>
    public override void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks)
    {
        ArgumentNullException.ThrowIfNull(shocks);
        foreach (var (exporter, importer, sector, number) in Equivalents)
            shocks.AddTradeCost(exporter, importer, sector, (Removed ? -strength : strength) * Elementary.Log(1 + number.In(values)));
    }

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<int>> Deciders() => EitherSide(Equivalents);

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(world);
        return
        [
            .. WarnOfNoChange(Equivalents.Select(cell => cell.Value), 0, values, "barriers of 0"),
            .. WarnOfNoTrade(world, Equivalents),
        ];
    }
}
