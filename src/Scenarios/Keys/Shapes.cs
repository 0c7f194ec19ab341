using System.Collections.Immutable;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Keys;

/// <summary>
/// What a value of a scenario file may be. One description serves the check of a file, the JSON schema and the reference of keys.
/// </summary>
internal abstract record Shape
{
    /// <summary>The expected value, as the end of <c>got X, expected Y</c>.</summary>
    public abstract string Expected { get; }
}

/// <summary>A text for people or a name. A text in a row of a table has no line feeds or other control characters.</summary>
internal sealed record TextShape(int Longest = 2000, bool IsName = false, bool IsLine = false) : Shape
{
    public override string Expected =>
        IsName ? Names.NameInWords
        : IsLine ? "a text of one line"
        : "a text";
}

/// <summary>A plain decimal number in a range.</summary>
internal sealed record NumberShape(
    double Minimum,
    double Maximum,
    string? Unit = null,
    bool AboveMinimum = false,
    bool BelowMaximum = false
) : Shape
{
    /// <summary>A share above this is possible, but may have been given in per cent; null: no value is questioned.</summary>
    public double? MostPlausible { get; init; }

    /// <summary>What to ask about a possible but implausible share; null: it is plausible.</summary>
    public string? Question(double share) =>
        share > MostPlausible
            ? $"got {MessageText.Number(share)}, which is {MessageText.Short(share * 100)} %. Did you mean "
                + $"{MessageText.Short(share / 100)}?"
            : null;

    public override string Expected
    {
        get
        {
            var range = AboveMinimum ? $"a number above {MessageText.Number(Minimum)}" : $"a number from {MessageText.Number(Minimum)}";
            var end = double.IsPositiveInfinity(Maximum)
                ? AboveMinimum
                    ? ""
                    : " up"
                : BelowMaximum
                    ? $", below {MessageText.Number(Maximum)}"
                    : AboveMinimum
                        ? $", at most {MessageText.Number(Maximum)}"
                        : $" to {MessageText.Number(Maximum)}";
            return Unit is null ? range + end : $"{range}{end} ({Unit})";
        }
    }

    /// <summary>Reads a number, or reports its error.</summary>
    public double? Read(string text, out string? hint)
    {
        hint = null;
        if (!PlainNumber.TryRead(text, out var value))
        {
            hint = PlainNumber.Suggest(text);
            return null;
        }
        return value > Maximum || value < Minimum || AboveMinimum && value == Minimum || BelowMaximum && value == Maximum ? null : value;
    }
}

/// <summary>A whole number in a range.</summary>
internal sealed record WholeShape(int Minimum, int Maximum, string? Unit = null) : Shape
{
    public override string Expected
    {
        get
        {
            var range = $"a whole number from {MessageText.Number(Minimum)} to {MessageText.Number(Maximum)}";
            return Unit is null ? range : $"{range} ({Unit})";
        }
    }
}

/// <summary>true or false.</summary>
internal sealed record FlagShape : Shape
{
    public override string Expected => "true or false";
}

/// <summary>One of a few words.</summary>
internal sealed record ChoiceShape(ImmutableArray<Choice> Choices) : Shape
{
    public override string Expected => $"one of {MessageText.Listed(Choices.Select(choice => choice.Word))}";
}

/// <summary>A word and what it means.</summary>
internal sealed record Choice(string Word, string Meaning);

/// <summary>The path of a table, or of a folder of tables.</summary>
internal sealed record PathShape(string What, bool IsFolder = false) : Shape
{
    public override string Expected => What;
}

/// <summary>Economies or sectors: a code, a group, a list of these, or <c>all</c>. Whether they exist is the binder's question.</summary>
internal sealed record NamesShape(string What) : Shape
{
    public override string Expected => What;
}

/// <summary>A list of one kind of thing.</summary>
internal sealed record ListShape(Shape Item, string What) : Shape
{
    public override string Expected => $"a list of {What}";
}

/// <summary>A mapping with known keys, perhaps with other keys that are names or years.</summary>
internal sealed record BlockShape(string What, ImmutableArray<Key> Keys) : Shape
{
    /// <summary>Keys that are not fixed: codes, names or years.</summary>
    public OtherKeys? Others { get; init; }

    /// <summary>Sets of keys of which exactly one is needed.</summary>
    public ImmutableArray<ImmutableArray<string>> OneOf { get; init; } = [];

    /// <summary>The key that a bare scalar sets; null: a mapping is needed.</summary>
    public string? ScalarKey { get; init; }

    /// <summary>The key that a bare name of a CSV file sets.</summary>
    public string? FileKey { get; init; }

    public override string Expected
    {
        get
        {
            var forms = new List<string>();
            if (ScalarKey is not null)
                forms.Add(Key(ScalarKey)!.ValueShape.Expected);
            if (FileKey is not null)
                forms.Add("a .csv file");
            forms.Add($"a mapping ({What})");
            return string.Join(" or ", forms);
        }
    }

    public Key? Key(string name)
    {
        foreach (var key in Keys)
        {
            if (string.Equals(key.Name, name, StringComparison.Ordinal))
                return key;
        }
        return null;
    }

    /// <summary>The shape of a key, fixed or other; null: the key is unknown.</summary>
    public Shape? ShapeOf(string name) => Key(name)?.ValueShape ?? (Others is { } others && others.Accepts(name) ? others.Value : null);

    /// <summary>The mapping that a scalar abbreviates.</summary>
    public MapNode? Expand(Node node)
    {
        if (node is MapNode map)
            return map;
        if (node is not ScalarNode { IsNothing: false } scalar)
            return null;
        var key = FileKey is not null && scalar.Text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FileKey : ScalarKey;
        return key is null ? null : new MapNode(scalar.Position, [new MapEntry(key, scalar.Position, scalar)]);
    }
}

/// <summary>A mapping whose keys depend on its <c>kind</c>.</summary>
internal sealed record VariantShape(string What, ImmutableArray<Variant> Variants) : Shape
{
    public const string Tag = "kind";

    public override string Expected => $"a mapping ({What})";

    public Variant? Of(string kind)
    {
        foreach (var variant in Variants)
        {
            if (string.Equals(variant.Kind, kind, StringComparison.Ordinal))
                return variant;
        }
        return null;
    }
}

/// <summary>One kind with its keys, <c>kind</c> among them.</summary>
internal sealed record Variant(string Kind, string Meaning, BlockShape Block);

/// <summary>A key of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="ValueShape">What its value may be.</param>
/// <param name="Meaning">What it means, in one sentence.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Default">The default; null: none.</param>
internal sealed record Key(string Name, Shape ValueShape, string Meaning, bool Required = false, string? Default = null);

/// <summary>Keys that the file chooses.</summary>
/// <param name="What">What they are, such as <c>economy</c>.</param>
/// <param name="Value">What their values may be.</param>
/// <param name="Meaning">What they mean.</param>
/// <param name="AreYears">Whether they are years; otherwise they are names.</param>
internal sealed record OtherKeys(string What, Shape Value, string Meaning, bool AreYears = false)
{
    public const string YearPattern = "[1-9][0-9]{0,3}";

    public bool Accepts(string key) => !AreYears || key.Length is >= 1 and <= 4 && key[0] != '0' && key.All(char.IsAsciiDigit);
}
