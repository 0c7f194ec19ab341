namespace TradeSim.Scenarios;

/// <summary>
/// Scenario files on a disk. A table lies in the scenario's folder after links are resolved; a baseline may lie elsewhere, but only in a
/// folder that contains one, and its tables lie in that folder after links are resolved.
/// </summary>
public sealed class DiskFiles : IScenarioFiles
{
    private const int MostLinks = 40;
    private readonly string folder; // as the user wrote it, for messages
    private readonly string fullFolder;

    private DiskFiles(string folder, string scenario)
    {
        this.folder = folder;
        fullFolder = Path.GetFullPath(folder.Length == 0 ? "." : folder);
        Scenario = scenario;
    }

    /// <summary>The files of the scenario at a path of this machine.</summary>
    /// <exception cref="ScenarioException">The path is empty.</exception>
    public static DiskFiles ForScenario(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
            throw new ScenarioException([new ScenarioError(ErrorCatalogue.ScenarioNotFound.Code, "''", 0, 0, "", "the path is empty")]);
        return new(Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
    }

    /// <summary>The files of a folder of this machine, for reading a baseline without a scenario.</summary>
    public static DiskFiles ForFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new(folder, "");
    }

    /// <inheritdoc/>
    public string Scenario { get; }

    /// <inheritdoc/>
    public string Show(string path) => folder.Length == 0 ? path : ScenarioPathOnDisk(folder, path);

    /// <inheritdoc/>
    public FileContent Read(string path, FileUse use, long maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var full = Path.GetFullPath(Path.Combine(fullFolder, path));
            var directory = Path.GetDirectoryName(full)!;
            if (Directory.Exists(full))
                return FileContent.Refused("got a folder, expected a file");
            if (!File.Exists(full))
                return FileContent.Absent;
            // The tables that make a folder a baseline are opened first, and used only if all are there.
            if (use == FileUse.Baseline && !BaselineReader.Needed.Contains(Path.GetFileName(full)) && !HoldsBaseline(directory))
                return FileContent.Absent;
            if (use != FileUse.Scenario)
            {
                var home = Real(use == FileUse.Table ? fullFolder : directory);
                if (!IsInside(Real(full), home))
                    return FileContent.Refused("got a link out of the folder, expected a file in the folder or below it");
            }
            return ReadWhole(full, maximumBytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return FileContent.Refused($"got a file that cannot be read ({refused.GetType().Name}), expected a readable file");
        }
    }

    private static FileContent ReadWhole(string full, long maximumBytes)
    {
        if (!RegularFile.Is(full))
            return FileContent.Refused("got a pipe, a device or a socket, expected a regular file");
        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var bytes = new MemoryStream(stream.CanSeek ? (int)Math.Clamp(stream.Length, 0, maximumBytes) : 0);
        var buffer = new byte[1 << 16];
        // The length that a device or a growing file states cannot be trusted: count what arrives.
        for (int count; (count = stream.Read(buffer)) > 0; )
        {
            if (bytes.Length + count > maximumBytes)
                return FileContent.Refused(TooLong(maximumBytes));
            bytes.Write(buffer, 0, count);
        }
        return FileContent.Of(bytes.ToArray());
    }

    internal static string TooLong(long maximumBytes) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"got a file of more than {maximumBytes} bytes, which is the limit"
        );

    private static bool HoldsBaseline(string directory) => BaselineReader.Needed.All(name => File.Exists(Path.Combine(directory, name)));

    private static bool IsInside(string file, string directory) =>
        file.StartsWith(
            directory.EndsWith(Path.DirectorySeparatorChar) ? directory : directory + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    /// <summary>The one path of a folder, however it is written and whatever links lead to it.</summary>
    internal static string RealPath(string folder) => Real(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>The path with every link in it resolved.</summary>
    private static string Real(string full)
    {
        for (var links = 0; links < MostLinks; links++)
        {
            if (FirstLink(full) is not { } link)
                return full;
            var target = new FileInfo(link).LinkTarget!;
            var parent = Path.GetDirectoryName(link)!;
            full = Path.GetFullPath(Path.Combine(parent, target) + full[link.Length..]);
        }
        throw new IOException("Too many links.");
    }

    private static string? FirstLink(string full)
    {
        for (var end = full.IndexOf(Path.DirectorySeparatorChar, 1); ; end = full.IndexOf(Path.DirectorySeparatorChar, end + 1))
        {
            var part = end < 0 ? full : full[..end];
            if (new FileInfo(part).LinkTarget is not null)
                return part;
            if (end < 0)
                return null;
        }
    }

    private static string ScenarioPathOnDisk(string folder, string path)
    {
        // Lexically shortened, so that messages can be clicked: scenarios/../data/x is data/x.
        var rooted = Path.IsPathRooted(folder);
        var combined = ScenarioPath.Combine(folder.Replace(Path.DirectorySeparatorChar, '/'), path);
        return rooted && folder.StartsWith('/') ? "/" + combined : combined;
    }
}
