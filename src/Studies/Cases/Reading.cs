using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Cases;

/// <summary>One figure of a case: an outcome in a year.</summary>
/// <param name="Outcome">Index of the outcome.</param>
/// <param name="YearIndex">Years after the baseline year.</param>
/// <param name="Name">Name of the outcome.</param>
/// <param name="Year">The year.</param>
public sealed record Reading(int Outcome, int YearIndex, string Name, int Year)
{
    /// <summary>The figure of a case that did not fail.</summary>
    public double Of(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Failure is null
            ? result.Outcomes[YearIndex][Outcome]
            : throw new InvalidOperationException("A failed case has no outcomes.");
    }
}
