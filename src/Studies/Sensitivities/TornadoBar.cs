namespace TradeSim.Studies.Sensitivities;

/// <summary>A bar of a tornado chart.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Low">The figure with the factor at its low quantile; null: the case failed.</param>
/// <param name="High">The figure with the factor at its high quantile; null: the case failed.</param>
public sealed record TornadoBar(string Factor, double? Low, double? High)
{
    /// <summary>How wide the bar is; 0 where an end is missing.</summary>
    public double Width => Math.Abs((High - Low) ?? 0);
}
