namespace TradeSim.Scenarios.Yaml;

/// <summary>A text, a number, a truth value or nothing: its type depends on the expected type.</summary>
internal sealed class ScalarNode(SourcePosition place, string text, bool isPlain) : Node(place)
{
    public string Text { get; } = text;

    /// <summary>Written without quotes, so that it may be a number.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Nothing was written, or YAML's null.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Describe() =>
        IsNothing ? "nothing"
        : IsPlain ? MessageText.Quote(Text)
        : $"the text {MessageText.Quote(Text)}";
}
