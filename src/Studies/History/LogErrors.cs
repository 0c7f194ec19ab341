namespace TradeSim.Studies.History;

/// <summary>placeholder</summary>
public sealed class LogErrors
{
    /// <summary>q</summary>
    public double Quantile(int horizon, double probability) => 0;
}
