namespace TradeSim.Studies.History;

/// <summary>How a backtest is made.</summary>
public sealed record BacktestOptions
{
    /// <summary>Farthest horizon in years. Default 5.</summary>
    public int Horizons { get; init; } = 5;

    /// <summary>First year from which forecasts are made; null: as soon as models have one.</summary>
    public int? FirstOrigin { get; init; }

    /// <summary>Last year from which forecasts are made; null: the last but one of the history.</summary>
    public int? LastOrigin { get; init; }

    /// <summary>Errors of earlier forecasts that bands need. Default 30.</summary>
    public int LeastErrors { get; init; } = 30;

    /// <summary>Whether bands lie about the forecast, as <see cref="LogErrors.Centred"/> has it, and not about what the
    /// model should have said. Default: no.</summary>
    public bool AreBandsCentred { get; init; }
}
