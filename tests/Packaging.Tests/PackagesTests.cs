using System.IO.Compression;
using System.Xml.Linq;

namespace TradeSim.Packaging.Tests;

/// <summary>What `dotnet pack` makes can be installed and used without a checkout.</summary>
public sealed class PackagesTests(PackedTool tool) : IClassFixture<PackedTool>
{
    [Fact]
    public void An_installed_tool_copies_an_example_and_runs_it_to_the_same_bytes_as_in_the_checkout()
    {
        const string Example = "business-as-usual";
        Assert.Contains($"{Example} ", tool.Tradesim("examples"), StringComparison.Ordinal);

        tool.Tradesim("new", "--example", Example, "--out", "trade");
        tool.Tradesim("run", $"trade/{Example}.yaml", "--out", "copied");
        tool.Tradesim("run", Path.Combine(Repository.Scenarios, $"{Example}.yaml"), "--out", "checkout");

        foreach (var file in new[] { "outcomes.csv", "flows.csv", "economies.csv" })
            Assert.Equal(File.ReadAllBytes(tool[$"checkout/{file}"]), File.ReadAllBytes(tool[$"copied/{file}"]));
        Assert.True(File.Exists(tool["copied/report.html"]));
    }

    [Fact]
    public void An_example_does_not_overwrite_files()
    {
        tool.Tradesim("new", "--example", "industrial-cooperation", "--out", "twice");
        tool.Tradesim("new", "--example", "industrial-cooperation", "--out", "twice", "--force");
        var refused = Assert.ThrowsAny<Exception>(() => tool.Tradesim("new", "--example", "industrial-cooperation", "--out", "twice"));
        Assert.Contains("exists. Choose another folder, or overwrite the files with --force", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_contains_the_server_program()
    {
        using var package = ZipFile.OpenRead(Path.Combine(tool.Packages, $"TradeSim.{PackedTool.Version}.nupkg"));
        var files = package.Entries.Select(entry => entry.Name).ToArray();
        foreach (
            var file in new[] { "tradesim-silo.dll", "tradesim-silo.runtimeconfig.json", "tradesim-silo.deps.json", "appsettings.json" }
        )
            Assert.Contains(file, files);
    }

    [Fact]
    public void Packages_carry_their_licence_readme_repository_and_symbols()
    {
        var packages = Directory.GetFiles(tool.Packages, "*.nupkg");
        Assert.Contains(packages, package => Path.GetFileName(package) == $"TradeSim.Engine.{PackedTool.Version}.nupkg");
        foreach (var file in packages)
        {
            using var package = ZipFile.OpenRead(file);
            var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
            using var stream = nuspec.Open();
            var metadata = XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
            string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
            Assert.Equal("MIT", Value("license"));
            Assert.Equal("README.md", Value("readme"));
            Assert.Equal(PackedTool.Version, Value("version"));
            Assert.False(string.IsNullOrEmpty(Value("description")), file);
            var repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
            Assert.StartsWith("https://", repository.Attribute("url")?.Value, StringComparison.Ordinal);
            Assert.Contains(package.Entries, entry => entry.FullName == "README.md");
            if (Path.GetFileName(file) != $"TradeSim.{PackedTool.Version}.nupkg")
                Assert.True(File.Exists(Path.ChangeExtension(file, ".snupkg")), $"{file} has no symbols beside it");
        }
    }
}
