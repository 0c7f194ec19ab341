using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace TradeSim.Scenarios;

/// <summary>
/// A scenario with every file that was read for it. Manifests contain its fingerprint, and clusters receive it. Reading the bundle gives
/// the same scenario as reading the disk.
/// </summary>
public sealed class ScenarioBundle : IScenarioFiles
{
    /// <summary>A scenario and its files.</summary>
    /// <param name="scenario">Path of the scenario file among the files.</param>
    /// <param name="files">The files, each path once.</param>
    /// <param name="overrides">The overrides that were applied when the files were read, as <c>path=value</c>.</param>
    /// <exception cref="ArgumentException">A path occurs twice.</exception>
    public ScenarioBundle(string scenario, IEnumerable<BundledFile> files, IEnumerable<string>? overrides = null)
    {
        Scenario = scenario;
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Overrides = [.. overrides ?? []];
        if (Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count() != Files.Length)
            throw new ArgumentException("Duplicate path in a bundle.", nameof(files));
    }

    /// <inheritdoc/>
    public string Scenario { get; }

    /// <summary>The files in the order of their paths.</summary>
    public ImmutableArray<BundledFile> Files { get; }

    /// <summary>The overrides that belong to the scenario, as <c>path=value</c>, in the order in which they apply.</summary>
    public ImmutableArray<string> Overrides { get; }

    /// <summary>One fingerprint of all files and overrides.</summary>
    public string Sha256
    {
        get
        {
            var lines = Files
                .Select(file => $"{file.Sha256} {file.Path}\n")
                .Append($"{Scenario}\n")
                .Concat(Overrides.Select(item => $"{item}\n"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        }
    }

    /// <summary>A bundle of texts, as tests and notebooks write them.</summary>
    public static ScenarioBundle OfTexts(string scenario, params IEnumerable<(string Path, string Text)> files) =>
        new(scenario, files.Select(file => new BundledFile(file.Path, Encoding.UTF8.GetBytes(file.Text))));

    /// <inheritdoc/>
    public string Show(string path) => path;

    /// <inheritdoc/>
    public FileContent Read(string path, FileUse use, long maximumBytes)
    {
        foreach (var file in Files)
        {
            if (!string.Equals(file.Path, path, StringComparison.Ordinal))
                continue;
            return file.Bytes.Length > maximumBytes ? FileContent.Refused(DiskFiles.TooLong(maximumBytes)) : FileContent.Of(file.Bytes);
        }
        return FileContent.Absent;
    }
}

/// <summary>A bundle whose files are shown as those that it was made of.</summary>
internal sealed class ShownFiles(ScenarioBundle bundle, Func<string, string> show) : IScenarioFiles
{
    public ScenarioBundle Bundle => bundle;

    public string Scenario => bundle.Scenario;

    public string Show(string path) => show(path);

    public FileContent Read(string path, FileUse use, long maximumBytes) => bundle.Read(path, use, maximumBytes);
}

/// <summary>Records the files that are read, for the bundle.</summary>
internal sealed class RecordedFiles(IScenarioFiles files) : IScenarioFiles
{
    private readonly Dictionary<string, BundledFile> read = new(StringComparer.Ordinal);

    public string Scenario => files.Scenario;

    public string Show(string path) => files.Show(path);

    public FileContent Read(string path, FileUse use, long maximumBytes)
    {
        var content = files.Read(path, use, maximumBytes);
        if (content.Bytes is { } bytes)
            read[path] = new BundledFile(path, bytes);
        return content;
    }

    public ScenarioBundle ToBundle(IEnumerable<string> overrides) => new(Scenario, read.Values, overrides);
}
