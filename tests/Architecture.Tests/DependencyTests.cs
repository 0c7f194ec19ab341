using System.Reflection;
using System.Xml.Linq;
using NetArchTest.Rules;

namespace TradeSim.Architecture.Tests;

/// <summary>Dependencies point one way, from the command line to the engine.</summary>
public sealed class DependencyTests
{
    /// <summary>What each project may reference.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Engine"] = [],
        ["Figures"] = [],
        ["Scenarios"] = ["Engine"],
        ["Baselines"] = ["Engine", "Scenarios"],
        ["Studies"] = ["Engine", "Scenarios"],
        ["Grains"] = ["Engine", "Scenarios", "Studies"],
        ["Silo"] = ["Engine", "Scenarios", "Studies", "Grains"],
        ["Runs"] = ["Engine", "Scenarios", "Baselines", "Studies", "Figures"],
        ["Simulator"] = ["Engine", "Scenarios", "Baselines", "Studies", "Figures", "Runs"],
        ["Testing"] = ["Engine", "Scenarios", "Baselines", "Studies", "Figures", "Runs"],
        // The client starts the server program, which is why it is built with it.
        ["Client"] = ["Engine", "Scenarios", "Baselines", "Studies", "Figures", "Runs", "Simulator", "Grains", "Silo"],
    };

    public static TheoryData<string> Projects() =>
        new(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(NameOf));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_it_may(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"src/{project} is new: say in {nameof(Allowed)} what it may reference.");
        Assert.Empty(References(project, "ProjectReference").Select(NameOf).Except(Allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_grains_and_silo_reference_Orleans(string project)
    {
        if (project is "Grains" or "Silo")
            return;
        Assert.DoesNotContain(References(project, "PackageReference"), name =>
            name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_engine_depends_on_MathNet_alone()
    {
        var packages = XDocument
            .Load(FileOf("Engine"))
            .Descendants("PackageReference")
            .Where(item => (string?)item.Attribute("PrivateAssets") != "all")
            .Select(item => (string?)item.Attribute("Include"));
        Assert.Equal(["MathNet.Numerics"], packages);
    }

    [Fact]
    public void The_engine_uses_no_files_and_no_console()
    {
        var users = Types
            .InAssembly(Assembly.Load("TradeSim.Engine"))
            .That()
            .HaveDependencyOnAny("System.IO", "System.Console", "System.Diagnostics.Process", "System.Net")
            .GetTypes();
        Assert.Empty(users.Select(type => type.FullName));
    }

    [Fact]
    public void One_type_uses_the_plotting_library()
    {
        var users = Types.InAssembly(Assembly.Load("TradeSim.Figures")).That().HaveDependencyOn("ScottPlot").GetTypes();
        Assert.Equal(["PngRenderer"], users.Select(Outermost).Distinct().Select(type => type.Name));
    }

    /// <summary>What several test projects need is in a test kit, and not linked from one of them.</summary>
    [Fact]
    public void Test_projects_link_no_source_files()
    {
        var linked =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.csproj", SearchOption.AllDirectories)
            from item in XDocument.Load(file).Descendants("Compile")
            select $"{Path.GetFileName(file)}: {(string?)item.Attribute("Include")}";
        Assert.Empty(linked);
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file.Replace('\\', '/'));

    private static string FileOf(string project) => Path.Combine(Repository.Root, "src", project, project + ".csproj");

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(FileOf(project)).Descendants(kind).Select(item => (string?)item.Attribute("Include")).OfType<string>();
}
