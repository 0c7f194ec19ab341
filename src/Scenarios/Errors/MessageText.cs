using System.Globalization;
using System.Text;

namespace TradeSim.Scenarios;

/// <summary>How messages quote the text of a file and suggest corrections.</summary>
internal static class MessageText
{
    private const int LongestQuote = 60;
    private const int LongestList = 30;

    // Letters compared for one guess: a file with thousands of unknown names must not take minutes to refuse.
    private const int GuessBudget = 50_000;

    /// <summary>A text in quotes, cut to length, with nothing in it that a terminal would obey.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text.Length > LongestQuote ? text.AsSpan(0, LongestQuote) : text)
        {
            var hidden =
                char.IsControl(letter)
                || char.IsSurrogate(letter)
                || char.GetUnicodeCategory(letter)
                    is UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator;
            if (hidden)
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else
                quoted.Append(letter);
        }
        if (text.Length > LongestQuote)
            quoted.Append('…');
        return quoted.Append('"').ToString();
    }

    /// <summary>A key or a value to type, between backticks.</summary>
    public static string Code(string text) => $"`{Quote(text)[1..^1]}`";

    /// <summary>Whether a text contains characters that a terminal or a browser would obey rather than show.</summary>
    public static bool IsPrintable(string text) =>
        text.All(letter =>
            !char.IsControl(letter)
            && char.GetUnicodeCategory(letter)
                is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        );

    /// <summary><c>Did you mean `x`?</c>, or null where nothing is near.</summary>
    public static string? DidYouMean(string word, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        var budget = GuessBudget;
        var given = word.Length > LongestQuote ? word[..LongestQuote] : word;
        foreach (var candidate in known.Distinct(StringComparer.Ordinal))
        {
            var allowed = Math.Max(1, Math.Min(given.Length, candidate.Length) / 3);
            if (Math.Abs(candidate.Length - given.Length) > allowed)
                continue;
            if ((budget -= given.Length + candidate.Length) < 0)
                break;
            if (EditDistance(given.ToUpperInvariant(), candidate.ToUpperInvariant()) > allowed)
                continue;
            if ((budget -= given.Length * candidate.Length) < 0)
                break;
            var distance = Distance(given.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance > allowed || distance >= bestDistance)
                continue;
            (best, bestDistance) = (candidate, distance);
        }
        return best is null ? null : $"Did you mean {Code(best)}?";
    }

    /// <summary>The shortest text that reads back to the same number.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number in a sentence: six digits are enough.</summary>
    public static string Short(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    public static string Listed(IEnumerable<string> words)
    {
        var listed = words.Take(LongestList + 1).ToArray();
        return listed.Length <= LongestList ? string.Join(", ", listed) : string.Join(", ", listed.Take(LongestList)) + " and more";
    }

    /// <summary>Number of letters that only one of the words has, in any order; a lower bound of <see cref="Distance"/>.</summary>
    private static int EditDistance(string a, string b)
    {
        const int Kinds = 64; // letters that share a kind only make the bound lower
        Span<int> more = stackalloc int[Kinds];
        foreach (var letter in a)
            more[letter % Kinds]++;
        foreach (var letter in b)
            more[letter % Kinds]--;
        var (added, dropped) = (0, 0);
        foreach (var difference in more)
            (added, dropped) = (added - Math.Min(difference, 0), dropped + Math.Max(difference, 0));
        return Math.Max(added, dropped);
    }

    /// <summary>Letters to add, drop, change or swap with the next to get from one word to the other.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
