namespace TradeSim.Studies.History;

/// <summary>How a backtest is made.</summary>
public sealed record BacktestOptions
{
    /// <summary>Farthest horizon in years, at least 1. Default 5.</summary>
    public int Horizons { get; init; } = 5;

    /// <summary>First year from which forecasts are made; null: the first of the history.</summary>
    public int? FirstOrigin { get; init; }

    /// <summary>Last year from which forecasts are made; null: the last but one of the history.</summary>
    public int? LastOrigin { get; init; }

    /// <summary>Past errors that the pooled band of the last value needs. Default 30, at least 2; a pair's own history needs at most
    /// 8.</summary>
    public int LeastErrors { get; init; } = 30;

    /// <summary>Samples of pairs behind the intervals of scores. Default 400, at least 20.</summary>
    public int Samples { get; init; } = 400;

    /// <summary>Seed of those samples. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The tested bases. Default: all of <see cref="ForecastBasis"/>.</summary>
    public IReadOnlyList<ForecastBasis> Bases { get; init; } = Enum.GetValues<ForecastBasis>();
}
