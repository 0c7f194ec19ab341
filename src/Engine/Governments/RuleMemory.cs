using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>
/// What a rule remembers in one case. It receives each solved year once, in order, and may use no other input: no clock, no random numbers,
/// nothing that other cases share. So a case stays a function of its parameters.
/// </summary>
public abstract class RuleMemory
{
    /// <summary>Decides, after a year is solved, the values from the next year on.</summary>
    /// <param name="year">The solved year; intensities are changed through it.</param>
    /// <returns>The decisions; empty if nothing changes.</returns>
    public abstract IEnumerable<Decision> Decide(ObservedYear year);

    /// <summary>Applies the decisions for a year to the channels, after the policies of the scenario. Rules apply in the order of the
    /// file.</summary>
    /// <param name="year">The year.</param>
    /// <param name="shocks">The channels.</param>
    public virtual void Apply(int year, Shocks shocks)
    {
        foreach (var measure in InForce(year))
            measure.Apply(shocks);
    }

    /// <summary>The trade measures that the rule has put in force for a year.</summary>
    internal virtual IEnumerable<TradeMeasure> InForce(int year) => [];
}
