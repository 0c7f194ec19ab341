namespace TradeSim.Scenarios.Tests.Building;

/// <summary>Where the checkout is, found from the test's own folder upward.</summary>
internal static class Repository
{
    public static string Data(string name) => Path.Combine(Root(), "scenarios", "data", name);

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Simulation.sln is in no folder above the tests.");
    }
}
