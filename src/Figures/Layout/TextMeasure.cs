using System.Text;

namespace TradeSim.Figures.Layout;

/// <summary>How wide text is, and where to break it.</summary>
internal static class TextMeasure
{
    /// <summary>The height of a line of text, as a multiple of its size.</summary>
    public const double LineHeight = 1.28;

    /// <summary>The width in pixels.</summary>
    public static double Width(string text, double size, bool bold = false) => FigureFont.Width(text, size, bold);

    /// <summary>Breaks text into lines no wider than <paramref name="width"/>; a word wider than that is cut with an ellipsis, and so is
    /// what exceeds <paramref name="most"/> lines.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false, int most = int.MaxValue)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Words(text))
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

    /// <summary>The parts between which a line may end. A per cent sign stays with its number.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            if (word[0] == '%' && words.Count > 0)
                words[^1] += $" {word}";
            else
                words.Add(word);
        return words;
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
}
