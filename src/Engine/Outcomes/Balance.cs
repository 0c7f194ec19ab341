namespace TradeSim.Engine.Outcomes;

/// <summary>Exports less imports.</summary>
public sealed record Balance(FlowSet Exports, FlowSet Imports) : Outcome
{
    /// <inheritdoc/>
    public override string Unit => "million USD";

    /// <inheritdoc/>
    public override double Measure(ITradeYear year) => Exports.Sum(year) - Imports.Sum(year);
}
