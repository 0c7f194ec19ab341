namespace TradeSim.Studies.Tables;

/// <summary>Text in CSV files.</summary>
public static class CsvText
{
    /// <summary>A field of text: quoted where it must be, and no formula to a spreadsheet: before = + - @ stands an apostrophe.</summary>
    public static string Field(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Quoted(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? $"'{text}" : text);
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
