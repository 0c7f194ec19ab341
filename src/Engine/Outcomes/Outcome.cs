namespace TradeSim.Engine.Outcomes;

/// <summary>A named figure of a case in a year.</summary>
public abstract record Outcome
{
    /// <summary>Name in the scenario, unique there.</summary>
    public required string Name { get; init; }

    /// <summary>Unit for axes and tables, such as <c>million USD</c>.</summary>
    public abstract string Unit { get; }

    /// <summary>The figure in a year of a case.</summary>
    public abstract double Measure(ITradeYear year);
}
