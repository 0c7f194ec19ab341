namespace TradeSim.Engine.Outcomes;

/// <summary>What economies buy from partners.</summary>
public sealed record Imports(FlowSet Flows) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => Flows.Sum(year);
}
