using System.Collections.Immutable;

namespace TradeSim.Studies.Requests;

/// <summary>The scenario of a request: where its file is, what it contained when it was read, and which values are changed.</summary>
/// <param name="File">Path of the scenario file, 1 to 4,096 characters. In the folder of a run and on a cluster, where all files of the
/// scenario are stored beside the request, its name among them.</param>
/// <param name="Sha256">Fingerprint of all files and of <paramref name="Set"/>, 64 hexadecimal digits; null: the scenario has not been read
/// yet. The executor of the request refuses other contents.</param>
/// <param name="Set">Values that are changed, each as <c>path=value</c> in the notation of scenario files, in the order in which they
/// apply. Default: none; at most 10,000.</param>
/// <param name="Large">Whether the higher limits on scenarios and studies apply. Default: false.</param>
public sealed record ScenarioReference(string File, string? Sha256 = null, ImmutableArray<string> Set = default, bool Large = false)
{
    /// <summary>Path of the scenario file.</summary>
    public string File
    {
        get;
        init => field = Member.Text(value, nameof(File), Member.LongestPath);
    } = Member.Text(File, nameof(File), Member.LongestPath);

    /// <summary>Fingerprint of all files and changed values; null: the scenario has not been read yet.</summary>
    public string? Sha256
    {
        get;
        init => field = Member.Sha256(value, nameof(Sha256));
    } = Member.Sha256(Sha256, nameof(Sha256));

    /// <summary>Values that are changed, as <c>path=value</c>.</summary>
    public ImmutableArray<string> Set
    {
        get;
        init => field = Settings(value);
    } = Settings(Set);

    private static ImmutableArray<string> Settings(ImmutableArray<string> items)
    {
        var texts = Member.Texts(items, nameof(Set), Member.MostItems, Member.LongestText);
        return texts.FirstOrDefault(item => item.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong
            ? throw Member.Error(nameof(Set), $"got '{Member.Short(wrong)}', expected path=value")
            : texts;
    }
}
