using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Policies;

/// <summary>
/// A policy measure of one or more governments. It has a start, perhaps an end, a phase-in and an intensity (0 is off, 1 is as described),
/// and computes its effect on the channels of the model in a year. This folder has one file per lever.
/// </summary>
public abstract record Policy
{
    /// <summary>Name in the scenario, unique there.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The economies whose governments decide it: one, or all that a joint measure needs. Empty: no owner is named. Studies and reports
    /// select and group measures by it.
    /// </summary>
    public ImmutableArray<int> By { get; init; } = [];

    /// <summary>First year in force.</summary>
    public required int From { get; init; }

    /// <summary>Last year in force; null: it stays.</summary>
    public int? Until { get; init; }

    /// <summary>How it comes into force.</summary>
    public PhaseIn PhaseIn { get; init; } = PhaseIn.AtOnce;

    /// <summary>0 is off, 1 is as described.</summary>
    public ParameterRef Intensity { get; init; } = 1;

    /// <summary>What it costs in a year in full force, million USD, across all budgets.</summary>
    public ParameterRef Cost { get; init; } = 0;

    /// <summary>Index of the factors, one per year, with which rules of governments have changed the intensity, after the values of the
    /// scenario's parameters; below 0: no rule can.</summary>
    internal int FactorsAt { get; init; } = -1;

    /// <summary>The year of the first factor.</summary>
    internal int FirstFactorYear { get; init; }

    /// <summary>Intensity times phase-in in a year of a case, times what rules made of it; 0 when not in force.</summary>
    public double Effort(int year, ReadOnlySpan<double> values)
    {
        if (year > Until)
            return 0;
        var effort = Intensity.In(values) * PhaseIn.InForce(year, From);
        return FactorsAt < 0 || year < FirstFactorYear ? effort : effort * values[FactorsAt + year - FirstFactorYear];
    }

    /// <summary>
    /// Who can decide the measure: sets of economies, each of which needs a member among the owners (<see cref="By"/>). A tariff has the
    /// importer of each of its flows; an agreement both sides. Empty: any government can.
    /// </summary>
    public virtual IEnumerable<ImmutableArray<int>> Deciders() => [];

    /// <summary>The first set of economies of which none is an owner, though the measure needs one; null: the owners can decide it, or none
    /// is named.</summary>
    public ImmutableArray<int>? MissingDecider()
    {
        if (By.IsEmpty)
            return null;
        foreach (var group in Deciders())
        {
            if (!group.Any(economy => By.Contains(economy)))
                return group;
        }
        return null;
    }

    /// <summary>Whether the policy moves export taxes (<see cref="Shocks.MoveExportTax"/>): the market then accounts for their
    /// revenue.</summary>
    public virtual bool TaxesExports => false;

    /// <summary>Whether a government takes part in deciding the measure.</summary>
    public bool IsDecidedBy(int economy) => By.Contains(economy);

    /// <summary>How strongly the policy acts in a year of a case: its effort, unless its effect outlasts it. 0 changes nothing.</summary>
    public virtual double Strength(int year, ReadOnlySpan<double> values) => Effort(year, values);

    /// <summary>Does to the channels what the policy does in a year. Called only when <paramref name="strength"/> is not 0.</summary>
    /// <param name="strength">What <see cref="Strength"/> gives.</param>
    /// <param name="year">The year.</param>
    /// <param name="values">The values of the scenario's parameters in this case.</param>
    /// <param name="shocks">The channels.</param>
    public abstract void Apply(double strength, int year, ReadOnlySpan<double> values, Shocks shocks);

    /// <summary>What the policy costs in a solved year, million USD: its yearly cost in proportion to the effort.</summary>
    public virtual double CostIn(ITradeYear year, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(year);
        return Effort(year.Year, values) * Cost.In(values);
    }

    /// <summary>
    /// What keeps the policy from doing anything, as a noun phrase with its consequence; none where it does something.
    /// </summary>
    /// <param name="world">The baseline.</param>
    /// <param name="values">The values of the scenario's parameters.</param>
    public virtual IEnumerable<string> Warnings(World world, ReadOnlySpan<double> values) => [];

    /// <summary>Importers decide: tariffs and quotas.</summary>
    private protected static IEnumerable<ImmutableArray<int>> Importers(IEnumerable<FlowParameter> flows) =>
        flows.Select(flow => flow.Importer).Distinct().Select(importer => ImmutableArray.Create(importer));

    /// <summary>Exporters decide: export taxes.</summary>
    private protected static IEnumerable<ImmutableArray<int>> Exporters(IEnumerable<FlowParameter> flows) =>
        flows.Select(flow => flow.Exporter).Distinct().Select(exporter => ImmutableArray.Create(exporter));

    /// <summary>Either side of each flow can decide: its own procedures, guarantees, fairs or embargoes.</summary>
    private protected static IEnumerable<ImmutableArray<int>> EitherSide(IEnumerable<FlowParameter> flows) =>
        flows.Select(flow => (flow.Exporter, flow.Importer)).Distinct().Select(pair => ImmutableArray.Create(pair.Exporter, pair.Importer));

    /// <summary>Only the economy itself decides over its sectors.</summary>
    private protected static IEnumerable<ImmutableArray<int>> Owners(IEnumerable<SectorParameter> sectors) =>
        sectors.Select(sector => sector.Economy).Distinct().Select(economy => ImmutableArray.Create(economy));

    /// <summary>Says if every flow that a lever works on is 0: what multiplies a flow of 0 leaves it 0.</summary>
    private protected static IEnumerable<string> WarnOfNoTrade(World world, IEnumerable<FlowParameter> flows) =>
        flows.All(cell => world.Flow(cell.Exporter, cell.Importer, cell.Sector) == 0)
            ? ["only flows that are 0 in the baseline: the policy has no effect"]
            : [];

    /// <summary>Says if no sector that a lever works on sells anything.</summary>
    private protected static IEnumerable<string> WarnOfNoOutput(World world, IEnumerable<SectorParameter> sectors) =>
        sectors.All(item => world.Output(item.Economy, item.Sector) == 0)
            ? ["only sectors that sell nothing in the baseline: the policy has no effect"]
            : [];

    /// <summary>Says if all numbers are the one that changes nothing.</summary>
    private protected static IEnumerable<string> WarnOfNoChange(
        IEnumerable<ParameterRef> numbers,
        double neutral,
        ReadOnlySpan<double> values,
        string what
    )
    {
        foreach (var number in numbers)
        {
            if (number.In(values) != neutral)
                return [];
        }
        return [$"{what}: the policy has no effect"];
    }
}
