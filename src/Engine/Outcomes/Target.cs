namespace TradeSim.Engine.Outcomes;

/// <summary>An outcome, a bound and a year.</summary>
/// <param name="Outcome">Index in <see cref="Dynamics.Scenario.Outcomes"/>.</param>
/// <param name="Bound">At least or at most.</param>
/// <param name="Value">The bound, in the outcome's unit.</param>
/// <param name="Year">The year of the target.</param>
public sealed record Target(int Outcome, Bound Bound, double Value, int Year)
{
    /// <summary>Whether a value meets the target.</summary>
    public bool IsMetBy(double value) => Bound == Bound.AtLeast ? value >= Value : value <= Value;
}
