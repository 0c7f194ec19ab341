namespace TradeSim.Scenarios.Tests;

/// <summary>
/// docs/reference/levers says what the code does. To write it anew after a change of a docstring, a key or the model: <c>TRADESIM_REBUILD=1
/// dotnet test --project tests/Scenarios.Tests -- --filter-class "*LeverPagesTests"</c>.
/// </summary>
public class LeverPagesTests
{
    private static string Folder => Path.Combine(Repository.Root, "docs", "reference", "levers");

    [Fact]
    public void The_pages_are_what_the_code_says()
    {
        var files = LeverPages.Write().ToArray();
        Recorded.Rebuild(() => Array.ForEach(files, file => File.WriteAllText(Path.Combine(Folder, file.File), file.Text)));

        Assert.Equal(
            files.Select(file => file.File).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(files, file => Assert.Equal(file.Text, File.ReadAllText(Path.Combine(Folder, file.File)).ReplaceLineEndings("\n")));
    }
}
