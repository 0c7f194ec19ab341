using System.Globalization;
using System.Text;

namespace TradeSim.Figures;

/// <summary>Text made safe for SVG and HTML.</summary>
internal static class Markup
{
    /// <summary>Text that every format can represent: control characters, half surrogates and marks that turn the direction of text become
    /// U+FFFD, line breaks a space.</summary>
    public static string Printable(string text)
    {
        if (text.All(character => character is >= ' ' and < '\x7F'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // A half surrogate comes out as U+FFFD here.
            _ = rune.Value switch
            {
                '\t' or '\n' or '\r' => clean.Append(' '),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) =>
                    clean.Append('\uFFFD'),
                _ => clean.Append(rune.ToString()),
            };
        return clean.ToString();
    }

    /// <summary>Printable text, escaped for content and for quoted attributes.</summary>
    public static string Escape(string text) =>
        Printable(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>A coordinate: two decimals, a point, the same for every reader.</summary>
    public static string Coordinate(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A value that reads back to the same double.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
