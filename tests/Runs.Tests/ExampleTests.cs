using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TradeSim.Runs.Tests;

/// <summary>
/// Runs every program in <c>examples/</c> from the root of the repository. They are compiled here, which takes a second and not the
/// ten of a build each.
/// </summary>
[Collection(nameof(ExampleTests))]
public sealed class ExampleTests
{
    /// <summary>What <c>ImplicitUsings</c> adds.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public static TheoryData<string, string> Examples =>
        new()
        {
            { "change-a-tariff.cs", "duty of 15 %: Kyrgyzstan buys machinery for" },
            { "hundred-variants.cs", "3.00,3.00," },
            { "probability.cs", "with forecast errors: 500 million USD in 2030 have a probability of" },
            { "cheapest-mix.cs", "The cheapest mix found gives 170.0 million USD" },
            { "own-lever.cs", "on another host: 'labels' is code of this program" },
            { "own-outcome.cs", "2030: 0." },
        };

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_its_answer(string file, string expected) =>
        Assert.Contains(expected, Output(file), StringComparison.Ordinal);

    [Fact]
    public void Every_example_is_run_and_described()
    {
        string[] files = [.. Directory.GetFiles(Folder, "*.cs").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
        string[] run = [.. Examples.Select(row => row.Data.Item1), "on-a-cluster.cs"]; // the last one in Silo.Tests
        Assert.Equal(files, run.Order(StringComparer.Ordinal));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "how-to", "library.md"));
        Assert.All(files, file => Assert.Contains($"(../../examples/{file})", page, StringComparison.Ordinal));
    }

    private static string Folder => Path.Combine(Repository.Root, "examples");

    private static string Output(string file)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        // Directives such as #:project are for `dotnet run`.
        var lines = File.ReadAllLines(Path.Combine(Folder, file))
            .Select(line => line.StartsWith("#:", StringComparison.Ordinal) ? "" : line);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file),
            [CSharpSyntaxTree.ParseText(string.Join('\n', lines), options), CSharpSyntaxTree.ParseText(Usings, options)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)
        );
        using var bytes = new MemoryStream();
        var compiled = compilation.Emit(bytes);
        Assert.True(compiled.Success, string.Join('\n', compiled.Diagnostics));
        bytes.Position = 0;
        var entry = AssemblyLoadContext.Default.LoadFromStream(bytes).EntryPoint!;
        var (console, folder) = (Console.Out, Directory.GetCurrentDirectory());
        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Console.SetOut(TextWriter.Synchronized(output));
        Directory.SetCurrentDirectory(Repository.Root);
        try
        {
            entry.Invoke(null, entry.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            Directory.SetCurrentDirectory(folder);
        }
        return output.ToString();
    }
}

/// <summary>Examples print to the console of the process, one at a time.</summary>
[CollectionDefinition(nameof(ExampleTests), DisableParallelization = true)]
public sealed class ExamplesRunAlone;
