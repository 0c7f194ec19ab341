using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TradeSim.TestKit;

/// <summary>
/// Runs a program of <c>examples/</c> from the root of the repository. It is compiled here, which takes a second and not the ten of a
/// build.
/// </summary>
internal static class ExampleProgram
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

    /// <summary>The folder of the examples.</summary>
    public static string Folder => Path.Combine(Repository.Root, "examples");

    /// <summary>Runs an example.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it prints.</returns>
    public static string Output(string file, params string[] arguments)
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
            entry.Invoke(null, entry.GetParameters().Length == 0 ? [] : [arguments]);
        }
        finally
        {
            Console.SetOut(console);
            Directory.SetCurrentDirectory(folder);
        }
        return output.ToString();
    }
}
