using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace TradeSim.Figures.Translations;

/// <summary>The translations of one language: a gettext catalogue (<c>de.po</c>), which Poedit, Weblate and similar editors open.</summary>
/// <remarks>The key of a text is the English one, with a context where one English text has two translations.</remarks>
internal sealed partial class Catalogue
{
    private readonly FrozenDictionary<(string Context, string English), string[]> entries;

    private Catalogue(IEnumerable<KeyValuePair<(string, string), string[]>> entries) => this.entries = entries.ToFrozenDictionary();

    /// <summary>All texts that it translates, and their translations: several where the text contains a count.</summary>
    public IEnumerable<KeyValuePair<(string Context, string English), string[]>> Entries => entries;

    /// <summary>The translations of a text, one a plural form; null where it has none.</summary>
    public string[]? Find(string english, string context) => entries.GetValueOrDefault((context, english));

    /// <summary>The catalogue of a language, which is a resource of this assembly.</summary>
    public static Catalogue Of(string code)
    {
        using var file = typeof(Catalogue).Assembly.GetManifestResourceStream($"{code}.po")!;
        using var lines = new StreamReader(file, Encoding.UTF8);
        return Read(lines);
    }

    /// <summary>Reads a catalogue: entries of quoted lines under the keywords msgctxt, msgid, msgid_plural and msgstr.</summary>
    /// <exception cref="FormatException">A line is none of them; the message contains it.</exception>
    public static Catalogue Read(TextReader lines)
    {
        var entries = new Dictionary<(string, string), string[]>();
        var fields = new List<(string Keyword, StringBuilder Text)>();
        while (lines.ReadLine()?.Trim() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var quote = line.IndexOf('"', StringComparison.Ordinal);
            if (quote < 0 || line.Length < quote + 2 || line[^1] != '"' || (quote == 0 && fields.Count == 0))
                throw new FormatException($"Not a line of a catalogue: {line}");
            var keyword = line[..quote].Trim();
            if (keyword is "msgctxt" or "msgid" && fields.Exists(field => field.Keyword.StartsWith("msgstr", StringComparison.Ordinal)))
                Add();
            if (keyword.Length > 0)
                fields.Add((keyword, new StringBuilder()));
            fields[^1].Text.Append(Unescaped(line[(quote + 1)..^1]));
        }
        Add();
        return new Catalogue(entries);

        void Add()
        {
            string Text(string keyword) => fields.Find(field => field.Keyword == keyword).Text?.ToString() ?? "";
            var translations = fields.Where(field => field.Keyword.StartsWith("msgstr", StringComparison.Ordinal));
            if (Text("msgid").Length > 0) // the one without is the header
                entries.Add((Text("msgctxt"), Text("msgid")), [.. translations.Select(field => field.Text.ToString())]);
            fields.Clear();
        }
    }

    private static string Unescaped(string text) => Escape().Replace(text, match => match.Value[1] == 'n' ? "\n" : match.Value[1..]);

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
