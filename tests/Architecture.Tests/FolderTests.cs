using System.Reflection;
using Mono.Cecil;
using NetArchTest.Rules;

namespace TradeSim.Architecture.Tests;

/// <summary>Within Runs and Client, too, dependencies between folders point one way.</summary>
/// <remarks>A type belongs to the folder of the file with its name: public types of Runs share one namespace, whatever their
/// folder.</remarks>
public sealed class FolderTests
{
    /// <summary>The project's own folder, beside its project file.</summary>
    private const string Top = ".";

    /// <summary>What each folder may use: only those in rows above it.</summary>
    private static readonly Dictionary<string, (string Folder, string[] MayUse)[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Runs"] =
        [
            // Scenarios, runs and the figures of a run: what everything else is about.
            (Top, []),
            // What repeats a run: its command and the fingerprints of its inputs.
            ("Provenance", [Top]),
            // Requests are executed on hosts of cases.
            ("Execution", [Top, "Provenance"]),
            // Results as tables, and runs read from tables.
            ("Tables", [Top, "Provenance"]),
            // Results as sentences, figures, pages and workbooks.
            ("Reports", [Top, "Provenance", "Tables"]),
            ("Reports/Answers", [Top, "Execution", "Reports"]),
            // Folders of results, with all of these.
            ("Folders", [Top, "Provenance", "Execution", "Tables", "Reports", "Reports/Answers"]),
            // The library's builders of studies.
            ("Studies", [Top, "Execution"]),
        ],
        ["Client"] =
        [
            ("Printing", []),
            ("Cluster", ["Printing"]),
            ("Commands/Options", ["Printing", "Cluster"]),
            ("Commands", ["Printing", "Cluster", "Commands/Options"]),
            (Top, ["Printing", "Commands"]),
        ],
    };

    public static TheoryData<string, string> Folders() => [.. Allowed.SelectMany(row => row.Value, (row, item) => (row.Key, item.Folder))];

    public static TheoryData<string> Projects => new(Allowed.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_has_its_row_and_every_type_its_file(string project)
    {
        Assert.Equal(Allowed[project].Select(row => row.Folder).Order(), FolderOf(project).Values.Distinct().Order());
        var files = FolderOf(project);
        Assert.Empty(TypesOf(project).GetTypes().Where(IsOurs).Select(NameOf).Except(files.Keys));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_row_uses_a_row_below_it(string project)
    {
        var above = new HashSet<string>();
        foreach (var (folder, mayUse) in Allowed[project])
        {
            Assert.Empty(mayUse.Except(above));
            above.Add(folder);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_it_may(string project, string folder)
    {
        var folders = FolderOf(project);
        var mayUse = Allowed[project].Single(row => row.Folder == folder).MayUse;
        var others = TypesOf(project)
            .GetTypes()
            .Where(type => IsOurs(type) && folders[NameOf(type)] is var home && home != folder && !mayUse.Contains(home));
        var result = TypesOf(project)
            .That()
            .MeetCustomRule(new Rule(type => folders.GetValueOrDefault(NameOf(type)) == folder))
            .Should()
            .NotHaveDependencyOnAny([.. others.Select(type => type.FullName!)])
            .GetResult();
        Assert.Empty((result.FailingTypes ?? []).Select(type => type.FullName));
    }

    private static Types TypesOf(string project) =>
        Types.InAssembly(Assembly.Load(project == "Client" ? "tradesim" : $"TradeSim.{project}"));

    /// <summary>The folder of each source file, by the file's name.</summary>
    private static Dictionary<string, string> FolderOf(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        return Directory
            .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file),
                file => Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder.Replace('\\', '/') : Top,
                StringComparer.Ordinal
            );
    }

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("TradeSim.", StringComparison.Ordinal) == true && !NameOf(type).StartsWith('<');

    private static string NameOf(Type type) => type.DeclaringType is { } outer ? NameOf(outer) : type.Name.Split('`')[0];

    private static string NameOf(TypeDefinition type) => type.DeclaringType is { } outer ? NameOf(outer) : type.Name.Split('`')[0];

    private sealed class Rule(Func<TypeDefinition, bool> isMet) : ICustomRule
    {
        public bool MeetsRule(TypeDefinition type) => isMet(type);
    }
}
