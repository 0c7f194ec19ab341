using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TradeSim.Figures;
using TradeSim.Figures.Translations;
using TradeSim.Scenarios.Binding;
using TradeSim.Scenarios.Keys;
using TradeSim.Simulator;

namespace TradeSim.Client.Tests;

/// <summary>The catalogues in src/Figures/Translations translate the texts of the code: all of them, and no others.</summary>
public sealed class TranslationTests
{
    private sealed record Text(string Context, string English, string? Plural, string Where);

    private static readonly Lazy<Text[]> All = new(() => [.. OfCode(), .. OfPhrases(), .. OfSimulator(), .. OfKeys()]);

    public static TheoryData<string> Languages => new("de", "ru");

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_is_translated(string code)
    {
        var catalogue = Catalogue.Of(code);
        Assert.Empty(
            All.Value.Where(text => catalogue.Find(text.English, text.Context) is null)
                .Select(text => $"{text.Where}: {code}.po has no translation of \"{text.English}\" {text.Context}")
        );
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_translation_is_used(string code)
    {
        var used = All.Value.Select(text => (text.Context, text.English)).ToHashSet();
        Assert.DoesNotContain(Catalogue.Of(code).Entries, entry => !used.Contains(entry.Key));
    }

    [Theory]
    [InlineData("de", 2)]
    [InlineData("ru", 3)]
    public void A_translation_has_the_values_of_the_text_and_all_plural_forms(string code, int forms)
    {
        var catalogue = Catalogue.Of(code);
        foreach (var text in All.Value)
            if (catalogue.Find(text.English, text.Context) is { } translations)
            {
                Assert.True(
                    translations.Length == (text.Plural is null ? 1 : forms),
                    $"{code}.po: \"{text.English}\" has a form too many or few"
                );
                Assert.All([text.Plural ?? text.English, .. translations], form => Assert.Equal(Values(text.English), Values(form)));
            }
    }

    /// <summary>Numbers of each class of CLDR.</summary>
    [Theory]
    [InlineData("en", 1, "1 case")]
    [InlineData("en", 21, "21 cases")]
    [InlineData("de", 1, "1 Fall")]
    [InlineData("de", 21, "21 Fälle")]
    [InlineData("ru", 0, "0 случаев")]
    [InlineData("ru", 1, "1 случай")]
    [InlineData("ru", 2, "2 случая")]
    [InlineData("ru", 5, "5 случаев")]
    [InlineData("ru", 11, "11 случаев")]
    [InlineData("ru", 12, "12 случаев")]
    [InlineData("ru", 21, "21 случай")]
    [InlineData("ru", 104, "104 случая")]
    [InlineData("ru", 111, "111 случаев")]
    public void Counts_agree_with_their_words(string code, int count, string text) =>
        Assert.Equal(text, ReportLanguage.For(code).Plural(count, $"{count} case", $"{count} cases"));

    [Theory]
    [InlineData("en", "turnover in 2030")]
    [InlineData("ru", "turnover в 2030 году")]
    public void Values_are_placed_where_the_translation_wants_them(string code, string text) =>
        Assert.Equal(text, ReportLanguage.For(code).Translate($"{"turnover"} in {2030}"));

    [Fact]
    public void A_file_that_is_no_catalogue_is_refused_with_the_line()
    {
        var error = Assert.Throws<FormatException>(() => Catalogue.Read(new StringReader("msgid \"a\"\nmsgstr a\n")));
        Assert.Contains("msgstr a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Escapes_in_a_catalogue_are_read_from_left_to_right()
    {
        var catalogue = Catalogue.Read(
            new StringReader(
                """
                msgid "a"
                msgstr "C:\\new \"b\"\nc"
                """
            )
        );
        Assert.Equal(["C:\\new \"b\"\nc"], catalogue.Find("a", "")!);
    }

    private static string[] Values(string text) => [.. Regex.Matches(text, @"\{\d+\}").Select(match => match.Value).Distinct().Order()];

    private static IEnumerable<Text> OfPhrases() =>
        typeof(Phrase)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => new Text("", (string)field.GetRawConstantValue()!, null, $"Phrase.{field.Name}"));

    private static IEnumerable<Text> OfSimulator() =>
        new SimulatorTexts(ReportLanguage.English).All.Select(text => new Text("", text.Value, null, $"SimulatorTexts: {text.Key}"));

    /// <summary>Kinds, meanings and units of the numbers that reports and the simulator list.</summary>
    private static IEnumerable<Text> OfKeys()
    {
        var root = ScenarioShape.Root;
        var assumptions = (BlockShape)root.Key("assumptions")!.ValueShape;
        var variants = ((string[])["policies", "governments"])
            .Select(list => (VariantShape)((ListShape)root.Key(list)!.ValueShape).Item)
            .SelectMany(list => list.Variants)
            .ToArray();
        return
        [
            new("", GrowthBinder.ShiftMeaning, null, "GrowthBinder"),
            new("", AssumptionBinder.ElasticityMeaning, null, "AssumptionBinder"),
            .. assumptions.Keys.Select(key => new Text("", key.Meaning, null, $"key {key.Name}")),
            .. variants.Select(variant => new Text("kind", variant.Kind, null, $"kind {variant.Kind}")),
            .. variants.Select(variant => new Text("", variant.Meaning, null, $"kind {variant.Kind}")),
            .. variants.Select(variant => variant.Block).Append(assumptions).SelectMany(NumbersOf),
        ];
    }

    /// <summary>Meanings and units of the numbers in a block. What a number with its source means is said by the block's key.</summary>
    private static IEnumerable<Text> NumbersOf(BlockShape block)
    {
        var others = block.Others is { } other ? new[] { new Key($"<{other.What}>", other.Value, other.Meaning) } : [];
        foreach (var key in block.Keys.Concat(others))
        {
            var number =
                key.ValueShape as NumberShape
                ?? (key.ValueShape is BlockShape { ScalarKey: "value" } given ? given.ShapeOf("value") as NumberShape : null);
            if (number?.Unit is { } unit)
                yield return new("", unit, null, $"unit of {key.Name}");
            if (number is not null && key.Name != "value")
                yield return new("", key.Meaning, null, $"key {key.Name}");
            if (key.ValueShape is BlockShape below)
                foreach (var text in NumbersOf(below))
                    yield return text;
        }
    }

    /// <summary>The arguments of all calls of Translate and Plural, as xgettext collects them.</summary>
    private static IEnumerable<Text> OfCode() =>
        from folder in new[] { "Figures", "Runs", "Simulator" }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", folder), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from call in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        let name = call.Expression is MemberAccessExpressionSyntax member ? member.Name.Identifier.Text : $"{call.Expression}"
        where name is "Translate" or "Plural"
        let arguments = call.ArgumentList.Arguments.Select(argument => TemplateOf(argument.Expression)).ToArray()
        let site = $"{Path.GetFileName(file)}:{call.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"
        let text = name == "Plural"
            ? new Text("", arguments[1]!, arguments[2], site)
            : new Text(arguments.ElementAtOrDefault(1) ?? "", arguments[0]!, null, site)
        where text.English is not null // one that hands its parameter on
        select text;

    /// <summary>What the template of a message is for a string in the code; null for another expression.</summary>
    private static string? TemplateOf(ExpressionSyntax expression)
    {
        var (text, values) = (new StringBuilder(), 0);
        return Add(expression) ? text.ToString() : null;

        bool Add(ExpressionSyntax part)
        {
            switch (part)
            {
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    return Add(sum.Left) && Add(sum.Right);
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    text.Append(literal.Token.ValueText);
                    return true;
                case InterpolatedStringExpressionSyntax interpolated:
                    foreach (var content in interpolated.Contents)
                        text.Append(content is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : $"{{{values++}}}");
                    return true;
                default:
                    return false;
            }
        }
    }
}
