using System.Globalization;
using System.Text;

namespace TradeSim.Figures;

/// <summary>Text made safe for SVG and HTML.</summary>
internal static class Markup
{
    /// <summary>Escapes text for content and for quoted attributes. What neither format can hold (control characters, half
    /// surrogates) and what would turn the line around becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes()) // A half surrogate comes out as U+FFFD here.
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' or '\r' => escaped.Append(' '),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) =>
                    escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        return escaped.ToString();
    }

    /// <summary>A coordinate: two decimals, a point, the same for every reader.</summary>
    public static string Coordinate(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A value that reads back to the same double.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
