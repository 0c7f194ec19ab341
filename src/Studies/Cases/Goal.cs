using TradeSim.Engine.Outcomes;

namespace TradeSim.Studies.Cases;

/// <summary>A bound on a reading: what a search wants to reach.</summary>
/// <param name="Reading">The figure.</param>
/// <param name="Bound">At least or at most.</param>
/// <param name="Value">The bound, in the outcome's unit.</param>
public sealed record Goal(Reading Reading, Bound Bound, double Value)
{
    /// <summary>The goal of a scenario's target.</summary>
    public static Goal Of(CaseSpace space, Target target)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(target);
        return new Goal(space.Read(target), target.Bound, target.Value);
    }

    /// <summary>How far a value is beyond the bound; negative: short of it.</summary>
    public double Margin(double value) => Bound == Bound.AtLeast ? value - Value : Value - value;

    /// <summary>Whether a value meets the goal.</summary>
    public bool IsMetBy(double value) => Margin(value) >= 0;

    /// <summary>As a reader would say it.</summary>
    public override string ToString() =>
        $"{Reading.Name} {(Bound == Bound.AtLeast ? "at least" : "at most")} {Invariant.Text(Value)} in {Invariant.Text(Reading.Year)}";
}
