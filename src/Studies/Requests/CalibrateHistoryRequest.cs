using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Fit the growth elasticity of trade, its drift and the size of its shocks to the trade of many pairs.</summary>
public sealed record CalibrateHistoryRequest : Request
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "calibrate-history";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The history. Default: <see cref="HistoryChoice.Shipped"/>.</summary>
    public string History
    {
        get;
        init => field = Member.Text(value, nameof(History), Member.LongestPath);
    } = HistoryChoice.Shipped;

    /// <summary>The pair whose shocks are fitted, such as <c>KGZ-BLR</c>; null: all pairs.</summary>
    public string? Pair
    {
        get;
        init => field = Member.TextOrNull(value, nameof(Pair), Member.LongestName);
    }
}
