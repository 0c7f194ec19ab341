using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TradeSim.Figures.Translations;

/// <summary>An English sentence with gaps, written as an interpolated string: <c>$"{name} in {year}"</c>. Its template, <c>{0} in {1}</c>,
/// is what a catalogue translates; a translation may order the values differently.</summary>
/// <remarks>Values are formatted texts and whole numbers, so that no other number escapes the reader's notation.</remarks>
[InterpolatedStringHandler]
internal readonly struct Message
{
    private readonly StringBuilder template;
    private readonly List<string> values;

    /// <summary>Called by the compiler.</summary>
    public Message(int literalLength, int formattedCount) =>
        (template, values) = (new StringBuilder(literalLength + (3 * formattedCount)), new List<string>(formattedCount));

    /// <summary>The English text with a number in braces for each value.</summary>
    public string Template => template.ToString();

    /// <summary>Called by the compiler for each piece of text.</summary>
    public void AppendLiteral(string text) => template.Append(text);

    /// <summary>Called by the compiler for each value.</summary>
    public void AppendFormatted(string? text)
    {
        template.Append(CultureInfo.InvariantCulture, $"{{{values.Count}}}");
        values.Add(text ?? "");
    }

    /// <summary>Called by the compiler for each whole number.</summary>
    public void AppendFormatted(int number) => AppendFormatted(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A template with the values in its gaps.</summary>
    public string In(string translated)
    {
        var text = new StringBuilder();
        for (var at = 0; at < translated.Length; at++)
            if (translated[at] != '{')
                text.Append(translated[at]);
            else
            {
                var end = translated.IndexOf('}', at);
                text.Append(values[int.Parse(translated.AsSpan(at + 1, end - at - 1), CultureInfo.InvariantCulture)]);
                at = end;
            }
        return text.ToString();
    }
}
