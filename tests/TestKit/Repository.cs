namespace TradeSim.TestKit;

/// <summary>Files of the checkout that tests read.</summary>
public static class Repository
{
    /// <summary>The folder of Simulation.sln, found from the test program's own folder upward.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration in which the checkout was built, as in <c>src/Client/bin/Release</c>.</summary>
    public const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    /// <summary>The shipped scenarios.</summary>
    public static string Scenarios { get; } = Path.Combine(Root, "scenarios");

    /// <summary>Worlds solved with other people's code; their sources are in the README there.</summary>
    public static string ReferenceCases { get; } = Path.Combine(Root, "tests", "Reference");

    /// <summary>The folder of a shipped baseline.</summary>
    public static string Data(string name) => Path.Combine(Scenarios, "data", name);

    /// <summary>Opens a text file of the checkout.</summary>
    public static StreamReader Open(params string[] path) => new(Path.Combine([Root, .. path]));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run from within a checkout: no folder above them has Simulation.sln.");
    }
}
