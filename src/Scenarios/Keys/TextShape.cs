namespace TradeSim.Scenarios.Keys;

/// <summary>A text for people or a name. A text in a row of a table has no line feeds or other control characters.</summary>
internal sealed record TextShape(int Longest = 2000, bool IsName = false, bool IsLine = false) : Shape
{
    public override string Expected =>
        IsName ? Names.NameInWords
        : IsLine ? "a text of one line"
        : "a text";
}
