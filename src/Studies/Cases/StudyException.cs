using System.Globalization;

namespace TradeSim.Studies.Cases;

/// <summary>What was asked of a study cannot be done; the message is for the one who asked.</summary>
public class StudyException : Exception
{
    /// <summary>An error without a message.</summary>
    public StudyException() { }

    /// <summary>An error that says what is wrong.</summary>
    public StudyException(string message)
        : base(message) { }

    /// <summary>An error that says what is wrong, and what caused it.</summary>
    public StudyException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>Numbers as text that does not depend on the machine.</summary>
internal static class Invariant
{
    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}

/// <summary>The known word that somebody may have meant.</summary>
internal static class Nearest
{
    public static string Suggest(string got, IEnumerable<string> known)
    {
        var nearest = known
            .Select(word => (word, distance: Distance(got, word)))
            .OrderBy(item => item.distance)
            .ThenBy(item => item.word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.word is null ? " (it has none)" : $"; the nearest is {nearest.word}";
    }

    // Levenshtein: letters to insert, delete or replace.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
