using System.Formats.Tar;

namespace TradeSim.Scenarios;

/// <summary>Distinguishes regular files from pipes, devices and sockets without opening them: opening a pipe waits for its other
/// end.</summary>
internal static class RegularFile
{
    /// <summary>Whether a file that exists, or what its links lead to, is a regular file.</summary>
    public static bool Is(string path)
    {
        var file = new FileInfo(path);
        if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        // Other files have no length, so nothing is read here. .NET exposes file types only in its archives.
        if (OperatingSystem.IsWindows() || file.Length > 0)
            return true;
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
                writer.WriteEntry(file.FullName, "file");
        }
        catch (IOException)
        {
            return false; // a socket
        }
        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry() is { EntryType: TarEntryType.RegularFile };
    }
}
