using System.Text.RegularExpressions;

namespace TradeSim.Silo.Tests;

/// <summary>Options of silos in docs exist: their commands need servers and passwords of the reader.</summary>
public sealed partial class DeploymentPageTests
{
    private static readonly string[] Separators = ["__", ":"];

    [Fact]
    public void Every_option_of_a_silo_in_docs_is_one()
    {
        var unknown =
            from page in DocsCommands.Pages
            from Match option in Option().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
            where !IsKnown(typeof(SiloOptions), option.Groups[1].Value.Split(Separators, StringSplitOptions.None))
            select $"{page}: {option.Value}";
        Assert.Empty(unknown);
    }

    private static bool IsKnown(Type options, string[] path) =>
        options.GetProperty(path[0]) is { } property && (path.Length == 1 || IsKnown(property.PropertyType, path[1..]));

    [GeneratedRegex(@"\bSilo(?:__|:)([A-Z]\w*(?::[A-Z]\w*)*)")]
    private static partial Regex Option();
}
