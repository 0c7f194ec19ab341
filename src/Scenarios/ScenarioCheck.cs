using TradeSim.Engine.Outcomes;

namespace TradeSim.Scenarios;

/// <summary>What a run of a scenario should show.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Year">The year.</param>
/// <param name="Bound">At least or at most; null: about.</param>
/// <param name="Value">The bound, or what the outcome should be about.</param>
/// <param name="Tolerance">How far the outcome may be off, in its unit.</param>
/// <param name="Why">The reason for the expectation.</param>
/// <param name="File">The file of the check.</param>
/// <param name="Line">The line there.</param>
public sealed record ScenarioCheck(
    string Outcome,
    int Year,
    Bound? Bound,
    double Value,
    double Tolerance,
    string Why,
    string File,
    int Line
)
{
    /// <summary>Whether a value is as expected.</summary>
    public bool IsMetBy(double value) =>
        Bound switch
        {
            Engine.Outcomes.Bound.AtLeast => value >= Value - Tolerance,
            Engine.Outcomes.Bound.AtMost => value <= Value + Tolerance,
            _ => Math.Abs(value - Value) <= Tolerance,
        };
}
