namespace TradeSim.Studies.History;

/// <summary>A fitted number.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
public sealed record Coefficient(string Name, double Value, double StandardError)
{
    /// <summary>Whether it is at a bound that the data would exceed: it is no estimate, and its standard error is
    /// <see cref="double.NaN"/>.</summary>
    public bool IsAtBound { get; init; }

    /// <summary>Smallest value that makes sense. Default: any.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Largest value that makes sense. Default: any.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;
}
