using System.Text;

namespace TradeSim.Figures.Svg;

/// <summary>How wide text will be, without a font at hand: an estimate on the wide side of common sans-serif fonts.</summary>
internal static class TextMeasure
{
    /// <summary>The height of a line of text, as a multiple of its size.</summary>
    public const double LineHeight = 1.28;

    /// <summary>The estimated width in pixels.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
            ems += Em(rune);
        return ems * size * (bold ? 1.16 : 1.08);
    }

    /// <summary>Breaks text into lines no wider than <paramref name="width"/>; a word wider than that is cut with an
    /// ellipsis, and so is what exceeds <paramref name="most"/> lines.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false, int most = int.MaxValue)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Width(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }
            lines.Add(line);
            line = word;
        }
        if (line.Length > 0)
            lines.Add(line);
        if (lines.Count > most)
        {
            lines[most - 1] = string.Join(' ', lines.Skip(most - 1));
            lines.RemoveRange(most, lines.Count - most);
        }
        for (var i = 0; i < lines.Count; i++)
            lines[i] = Shorten(lines[i], width, size, bold);
        return lines;
    }

    /// <summary>Cuts text to a width, with an ellipsis.</summary>
    public static string Shorten(string text, double width, double size, bool bold = false)
    {
        if (Width(text, size, bold) <= width)
            return text;
        var kept = new StringBuilder();
        var room = width - Width("…", size, bold);
        foreach (var rune in text.EnumerateRunes())
        {
            room -= Width(rune.ToString(), size, bold);
            if (room < 0)
                break;
            kept.Append(rune.ToString());
        }
        return kept.ToString().TrimEnd() + "…";
    }

    private static double Em(Rune rune) =>
        rune.Value switch
        {
            ' ' or 0xA0 or 0x202F => 0.28,
            'i' or 'j' or 'l' or '\'' or '|' or '.' or ',' or ':' or ';' or '!' or 'I' or '·' => 0.28,
            'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' or '\\' or '"' or '°' => 0.36,
            'm'
            or 'w'
            or 'M'
            or 'W'
            or '@'
            or '%'
            or '…'
            or '—'
            or 'Ж'
            or 'Ш'
            or 'Щ'
            or 'Ю'
            or 'Ф'
            or 'М'
            or 'ж'
            or 'ш'
            or 'щ'
            or 'ю'
            or 'ф'
            or 'м'
            or 'ы' => 0.9,
            >= '0' and <= '9' => 0.56,
            '+' or '=' or '<' or '>' or '~' or Numbers.Minus => 0.6,
            >= 'A' and <= 'Z' => 0.68,
            >= 'a' and <= 'z' => 0.55,
            >= 0x410 and <= 0x42F => 0.7,
            >= 0x430 and <= 0x44F => 0.57,
            >= 0x300 and <= 0x36F => 0, // Combining marks.
            >= 0x1100
            and <= 0x11FF
            or >= 0x2E80
            and <= 0x9FFF
            or >= 0xAC00
            and <= 0xD7A3
            or >= 0xF900
            and <= 0xFAFF
            or >= 0xFF00
            and <= 0xFF60
            or > 0xFFFF => 1.05,
            _ => 0.62,
        };
}
