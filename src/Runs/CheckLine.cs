using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;

namespace TradeSim.Runs;

/// <summary>A check and what came.</summary>
/// <param name="Check">The expectation.</param>
/// <param name="Value">What came; null: the scenario failed.</param>
/// <param name="Passed">Whether it is as expected.</param>
/// <param name="Path">The outcome along the years, or why the scenario failed.</param>
public sealed record CheckLine(ScenarioCheck Check, double? Value, bool Passed, string Path)
{
    /// <summary>The expectation, in words.</summary>
    public string Expected
    {
        get
        {
            var off = Check.Tolerance == 0 ? "" : $" ± {ShortText.Of(Check.Tolerance)}";
            return Check.Bound switch
                {
                    Bound.AtLeast => "at least ",
                    Bound.AtMost => "at most ",
                    _ => "",
                }
                + ShortText.Of(Check.Value)
                + off;
        }
    }
}
