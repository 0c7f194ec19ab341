namespace TradeSim.Testing.Tests;

/// <summary>A copy of the tests' small scenario with something added at its end, beside the shipped data that it reads.</summary>
internal sealed class Shipped : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tradesim-testing-").FullName;

    public Shipped(string addition, string assumptions = "")
    {
        var scenarios = Find();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(scenarios, "data", "eaeu-2023")))
        {
            Directory.CreateDirectory(Path.Combine(folder, "data", "eaeu-2023"));
            File.Copy(file, Path.Combine(folder, "data", "eaeu-2023", Path.GetFileName(file)));
        }
        Scenario = Path.Combine(folder, "scenario.yaml");
        File.WriteAllText(
            Scenario,
            File.ReadAllText(Path.Combine(scenarios, "..", "tests", "two-levers.yaml"))
                .Replace("../scenarios/data/", "data/", StringComparison.Ordinal)
                .Replace(
                    "\nassumptions:\n",
                    $"\nassumptions:\n{assumptions}{(assumptions.EndsWith('\n') || assumptions.Length == 0 ? "" : "\n")}",
                    StringComparison.Ordinal
                ) + addition
        );
    }

    public string Scenario { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The folder scenarios of the checkout.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
                return Path.Combine(folder.FullName, "scenarios");
        }
        throw new InvalidOperationException("The tests run from within a checkout.");
    }
}
