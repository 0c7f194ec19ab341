namespace TradeSim.Studies.History;

/// <summary>Whose past is behind the forecast errors of a pair.</summary>
/// <param name="First">Code of a country.</param>
/// <param name="Second">Code of the other.</param>
/// <param name="Size">Turnover of the pair, million USD.</param>
internal sealed record PairErrors(string First, string Second, double Size)
{
    /// <summary>The pair's own series; null: the history has none, and pairs of its size replace it.</summary>
    public required TradeSeries? Own { get; init; }

    /// <summary>Mean size of its yearly log changes, shrunk toward that of pairs of its size.</summary>
    public required double Volatility { get; init; }

    /// <summary>The same of its exports over its imports.</summary>
    public required double RatioVolatility { get; init; }

    /// <summary>Mean size of the yearly log changes of all pairs.</summary>
    public required double PoolVolatility { get; init; }

    /// <summary>Pairs of the history whose last turnover is within a factor of three.</summary>
    public required int PairsOfSize { get; init; }
}
