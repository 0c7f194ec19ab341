using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Studies.Requests;

/// <summary>Compare runs: their inputs, their outcomes, and what each difference contributes.</summary>
public sealed record CompareRequest : Request
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "compare";

    /// <summary>Most folders of runs.</summary>
    public const int MostFolders = 50;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>Folders of runs, 2 to <see cref="MostFolders"/>; the others are compared with the first.</summary>
    public required ImmutableArray<string> Folders
    {
        get;
        init => field = Member.Texts(value, nameof(Folders), MostFolders, Member.LongestPath, least: 2);
    }

    /// <summary>Whether the higher limits on scenarios and studies apply. Default: false.</summary>
    public bool Large { get; init; }
}
