namespace TradeSim.Scenarios.Tests;

/// <summary>Files outside the checkout that some tests read.</summary>
internal static class Shared
{
    /// <summary>The folder of reference cases; null where it is absent.</summary>
    public static string? Cases { get; } = Find(AppContext.BaseDirectory, Path.Combine("shared", "cases"));

    /// <summary>The scenarios folder of this checkout; null where it is absent.</summary>
    public static string? Scenarios { get; } = Find(AppContext.BaseDirectory, "scenarios");

    private static string? Find(string start, string below)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, below);
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}

/// <summary>A test of reference cases: skipped, saying so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute()
    {
        if (Shared.Cases is null) Skip = "The reference cases (shared/cases beside the checkout) are absent.";
    }
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute()
    {
        if (Shared.Cases is null) Skip = "The reference cases (shared/cases beside the checkout) are absent.";
    }
}
