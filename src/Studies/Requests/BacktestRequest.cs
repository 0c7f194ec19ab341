using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Forecast years of the past from earlier information, and report the errors of each model.</summary>
public sealed record BacktestRequest : Request
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "backtest";

    /// <summary>Years ahead unless a number is given.</summary>
    public const int DefaultHorizons = 5;

    /// <summary>Most years ahead.</summary>
    public const int MostHorizons = 100;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The history. Default: <see cref="HistoryChoice.Shipped"/>.</summary>
    public string History
    {
        get;
        init => field = Member.Text(value, nameof(History), Member.LongestPath);
    } = HistoryChoice.Shipped;

    /// <summary>Years ahead. Default 5, from 1 to <see cref="MostHorizons"/>.</summary>
    public int Horizons
    {
        get;
        init => field = Member.Within(value, 1, MostHorizons, nameof(Horizons));
    } = DefaultHorizons;
}
