using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Requests;

/// <summary>Run many simulations of a scenario with uncertain parameters drawn at random.</summary>
public sealed record EnsembleRequest : UncertainScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "ensemble";

    /// <summary>Number of cases unless one is given.</summary>
    public const int DefaultCases = 1000;

    /// <summary>Most cases of a study.</summary>
    public const int MostCases = 100_000_000;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>Number of cases. Default 1,000, from 1 to <see cref="MostCases"/>; the limit on figures in memory may be lower.</summary>
    public int Cases
    {
        get;
        init => field = Member.Within(value, 1, MostCases, nameof(Cases));
    } = DefaultCases;

    /// <summary>How cases are chosen. Default: scrambled Sobol' points.</summary>
    public Sampling Sampling
    {
        get;
        init => field = Member.Known(value, nameof(Sampling));
    } = Sampling.Sobol;

    /// <summary>Names of the outcomes that are kept of each case. Default: none named, which keeps all.</summary>
    public ImmutableArray<string> Keep
    {
        get;
        init => field = Member.Texts(value, nameof(Keep));
    } = [];

    /// <summary>The history behind forecast bands and base rates. Default: <see cref="HistoryChoice.Shipped"/>.</summary>
    public string History
    {
        get;
        init => field = Member.Text(value, nameof(History), Member.LongestPath);
    } = HistoryChoice.Shipped;
}
