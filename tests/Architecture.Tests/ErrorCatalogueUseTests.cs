using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace TradeSim.Architecture.Tests;

/// <summary>A message carries the code of an entry of the catalogue. This finds entries out of use, and codes without an entry.</summary>
public sealed partial class ErrorCatalogueUseTests
{
    private const string Catalogue = "TradeSim.Scenarios.ErrorCatalogue";

    [Fact]
    public void Every_entry_is_used_and_every_code_has_an_entry()
    {
        var codes = Entries().ToDictionary(entry => entry.Name, entry => entry.Code, StringComparer.Ordinal);
        var (fields, literals) = (new HashSet<string>(), new HashSet<string>());
        foreach (var instruction in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(IsOurs).SelectMany(Instructions))
            if (instruction.Operand is FieldReference field && field.DeclaringType.FullName == Catalogue)
                fields.Add(field.Name);
            else if (instruction.Operand is string text)
                literals.UnionWith(Code().Matches(text).Select(match => match.Value));

        Assert.NotEmpty(codes);
        Assert.Empty(codes.Where(entry => !fields.Contains(entry.Key) && !literals.Contains(entry.Value)).Select(entry => entry.Key));
        Assert.Empty(literals.Except(codes.Values));
    }

    private static IEnumerable<(string Name, string Code)> Entries() =>
        from field in Assembly.Load("TradeSim.Scenarios").GetType(Catalogue)!.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
        where field.FieldType.Name == "ErrorDescription" && !field.Name.StartsWith('<')
        let entry = field.GetValue(null)!
        select (field.Name, (string)entry.GetType().GetProperty("Code")!.GetValue(entry)!);

    private static bool IsOurs(string file) =>
        Path.GetFileNameWithoutExtension(file) is var name
        && (name.StartsWith("TradeSim.", StringComparison.Ordinal) || name.StartsWith("tradesim", StringComparison.Ordinal))
        && !name.EndsWith(".Tests", StringComparison.Ordinal);

    /// <summary>The code of an assembly, without that of the catalogue, which makes the entries.</summary>
    private static IEnumerable<Instruction> Instructions(string file)
    {
        using var module = ModuleDefinition.ReadModule(file);
        foreach (var method in module.GetTypes().Where(type => type.FullName != Catalogue).SelectMany(type => type.Methods))
        foreach (var instruction in method.HasBody ? method.Body.Instructions : [])
            yield return instruction;
    }

    [GeneratedRegex(@"\bTS[1-4][0-9]{3}\b")]
    private static partial Regex Code();
}
