using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Policies;

/// <summary>
/// Something that somebody decides. A policy has a start, perhaps an end, a phase-in and an intensity (0 is off, 1 is as described),
/// and says what it does to the channels of the model in a year. One file in this folder a lever.
/// </summary>
public abstract record Policy
{
    /// <summary>Name in the scenario, unique there.</summary>
    public required string Name { get; init; }

    /// <summary>First year in force.</summary>
    public required int From { get; init; }

    /// <summary>Last year in force; null: it stays.</summary>
    public int? Until { get; init; }

    /// <summary>How it comes into force.</summary>
    public PhaseIn PhaseIn { get; init; } = PhaseIn.AtOnce;

    /// <summary>0 is off, 1 is as described.</summary>
    public ParameterRef Intensity { get; init; } = 1;

    /// <summary>What it costs in a year in full force, million USD; from whoever's budget.</summary>
    public ParameterRef Cost { get; init; } = 0;

    /// <summary>Intensity times phase-in in a year of a case; 0 when not in force.</summary>
    public double Effort(int year, ReadOnlySpan<double> values) => year > Until ? 0 : Intensity.In(values) * PhaseIn.InForce(year, From);

    /// <summary>How strongly the policy acts in a year of a case: its effort, unless what was achieved outlasts it. 0
    /// changes nothing.</summary>
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

    /// <summary>Says if every flow that a lever works on is 0: what multiplies a flow of 0 leaves it 0.</summary>
    private protected static IEnumerable<string> WarnOfNoTrade(World world, IEnumerable<FlowParameter> flows) =>
        flows.All(cell => world.Flow(cell.Exporter, cell.Importer, cell.Sector) == 0)
            ? ["only flows that are 0 in the baseline: the policy does nothing"]
            : [];

    /// <summary>Says if no sector that a lever works on sells anything.</summary>
    private protected static IEnumerable<string> WarnOfNoOutput(World world, IEnumerable<SectorParameter> sectors) =>
        sectors.All(item => world.Output(item.Economy, item.Sector) == 0)
            ? ["only sectors that sell nothing in the baseline: the policy does nothing"]
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
        return [$"{what}: the policy does nothing"];
    }
}
