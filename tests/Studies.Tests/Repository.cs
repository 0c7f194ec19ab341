namespace TradeSim.Studies.Tests;

/// <summary>Files of the checkout that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static StreamReader Open(params string[] path) => new(Path.Combine([Root, .. path]));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Simulation.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests run from within a checkout.");
    }
}
