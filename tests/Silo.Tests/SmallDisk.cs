using System.Diagnostics;
using System.Globalization;

namespace TradeSim.Silo.Tests;

/// <summary>The folder of a store as a file system of its own, in memory, which a test can fill. Only root may make one; for others it is
/// an ordinary folder.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string filler;

    /// <param name="folder">An empty folder.</param>
    /// <param name="mebibytes">How much fits into it.</param>
    public SmallDisk(string folder, int mebibytes)
    {
        Folder = folder;
        filler = Path.Combine(folder, "filler");
        if (CanBeFilled)
            Run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m,mode=777"),
                "tradesim",
                folder
            );
    }

    /// <summary>Whether this user may make file systems.</summary>
    public static bool CanBeFilled { get; } = Environment.UserName == "root";

    public string Folder { get; }

    /// <summary>Leaves no byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var piece = new byte[1 << 20];
        foreach (var size in new[] { piece.Length, 4096 })
        {
            try
            {
                while (true)
                    file.Write(piece, 0, size);
            }
            catch (IOException)
            {
                // Full for pieces of this size.
            }
        }
    }

    public void Free() => File.Delete(filler);

    public void Dispose()
    {
        if (CanBeFilled)
            Run("umount", "--lazy", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
