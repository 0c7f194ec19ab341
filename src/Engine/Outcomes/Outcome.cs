using System.Collections.Immutable;

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

    /// <summary>The flows that it is made of, which a statistical layer over solved flows multiplies; empty: none.</summary>
    public virtual ImmutableArray<FlowSet> FlowSets => [];

    /// <summary>The figure with other flows: the market is not solved again.</summary>
    /// <param name="measured">The figure with the flows as they were solved.</param>
    /// <param name="before">Sums of the <see cref="FlowSets"/> as they were solved, million USD.</param>
    /// <param name="after">Their sums with the other flows.</param>
    public virtual double WithFlows(double measured, ReadOnlySpan<double> before, ReadOnlySpan<double> after) => measured;
}
