using System.Runtime.CompilerServices;

namespace TradeSim.Figures.Tests;

public sealed class PngTests
{
    [Fact]
    public void Every_kind_is_drawn()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var (kind, figure) in Samples.All)
            {
                var file = Path.Combine(folder.FullName, $"{kind}.png");
                PngRenderer.SavePng(figure(), file);
                Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(file)[..4]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Only_one_file_uses_the_plotting_library()
    {
        var users = Directory
            .GetFiles(Source(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file =>
                File.ReadAllText(file) is var text
                && (text.Contains("ScottPlot.", StringComparison.Ordinal) || text.Contains("using ScottPlot", StringComparison.Ordinal))
            )
            .Select(Path.GetFileName);
        Assert.Equal(["PngRenderer.cs"], users);
    }

    private static string Source([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "src"));
}
