using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TradeSim.Docs.Tests;

/// <summary>The site that docfx builds from docs and assemblies, as docs/docfx.json configures it.</summary>
public sealed partial class ReferenceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tradesim-reference-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_site_builds_and_its_reference_has_every_public_member_of_the_libraries()
    {
        Build();
        Assert.True(File.Exists(Path.Combine(folder.FullName, "_site", "README.html")));
        var generated = Directory
            .EnumerateFiles(folder.FullName, "*.yml", SearchOption.AllDirectories)
            .SelectMany(file => CommentId().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value.Trim('\'', '"'))
            .ToHashSet(StringComparer.Ordinal);
        var libraries = Directory
            .GetDirectories(Path.Combine(Repository.Root, "src"))
            .Select(Path.GetFileName)
            .Where(name => name is not ("Client" or "Silo"));
        var missing = libraries.SelectMany(name => PublicMembers(name!)).Where(member => !generated.Contains(member)).ToArray();
        Assert.True(missing.Length == 0, $"{missing.Length} members are missing:\n{string.Join('\n', missing.Take(20))}");
        Assert.Contains("P:TradeSim.Engine.Dynamics.RunOptions.CasesPerBatch", generated);
    }

    /// <summary>Builds the site of a copy of docs, with the reference of the assemblies of this configuration.</summary>
    private void Build()
    {
        var docs = Path.Combine(Repository.Root, "docs");
        foreach (var source in Directory.EnumerateFiles(docs, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(docs, source);
            if (
                name.StartsWith("_site", StringComparison.Ordinal)
                || name.StartsWith(Path.Combine("reference", "api"), StringComparison.Ordinal)
            )
                continue;
            var copy = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
        var config = File.ReadAllText(Path.Combine(docs, "docfx.json"))
            .Replace("../src/", $"{Repository.Root}/src/", StringComparison.Ordinal)
            .Replace("/bin/Release/", $"/bin/{Repository.Configuration}/", StringComparison.Ordinal);
        var file = Path.Combine(folder.FullName, "docfx.json");
        File.WriteAllText(file, config);
        Dotnet("tool", "restore");
        Dotnet("docfx", file);
    }

    private static void Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // it ends before what is learned about its code pays
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{error.Result}");
    }

    /// <summary>Identifiers of documentation comments of what other assemblies can use. Each has a comment (CS1591 is an error), so what
    /// the compiler adds, such as the members of a record, is left out.</summary>
    private static IEnumerable<string> PublicMembers(string library)
    {
        var bin = Path.Combine(Repository.Root, "src", library, "bin", Repository.Configuration, "net10.0");
        var assembly = MetadataReference.CreateFromFile(Path.Combine(bin, $"TradeSim.{library}.dll"));
        var compilation = CSharpCompilation.Create(
            "reference",
            references: Directory
                .EnumerateFiles(AppContext.BaseDirectory, "*.dll")
                .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll"))
                .Where(file => Path.GetFileName(file) != $"TradeSim.{library}.dll")
                .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file))
                .Append(assembly)
        );
        var documented = XDocument
            .Load(Path.Combine(bin, $"TradeSim.{library}.xml"))
            .Descendants("member")
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        return Visible(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!).GlobalNamespace)
            .Select(symbol => symbol.GetDocumentationCommentId()!)
            // Static extension members (Run.Read) are in a type that the compiler names; docfx lists the method that implements them.
            .Where(id => documented.Contains(id) && !id.Contains('<', StringComparison.Ordinal));
    }

    private static IEnumerable<ISymbol> Visible(INamespaceOrTypeSymbol container) =>
        container
            .GetMembers()
            .Where(member =>
                member is INamespaceSymbol
                || member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            )
            .SelectMany(member =>
                member switch
                {
                    INamespaceSymbol inner => Visible(inner),
                    INamedTypeSymbol type => Visible(type).Prepend(type),
                    _ => [member],
                }
            );

    [GeneratedRegex(@"(?m)^ *commentId: (.+?)\r?$")]
    private static partial Regex CommentId();
}
