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

/// <summary>A figure is refused because failed cases would bias it.</summary>
public sealed class FailedCasesException : StudyException
{
    /// <summary>An error without a message.</summary>
    public FailedCasesException() { }

    /// <summary>An error that says what is wrong.</summary>
    public FailedCasesException(string message)
        : base(message) { }

    /// <summary>An error that says what is wrong, and what caused it.</summary>
    public FailedCasesException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Whether the figure can be had from the cases that did not fail, where that is asked for.</summary>
    public bool MayBeLeftOut { get; private init; }

    /// <param name="figure">What is refused.</param>
    /// <param name="failed">The failed cases.</param>
    /// <param name="cases">Cases that were run.</param>
    /// <param name="policy">What was asked for; with <see cref="FailedCases.LeaveOut"/> there is no figure without the
    /// failed cases.</param>
    internal static FailedCasesException Refusing(
        string figure,
        IReadOnlyCollection<FailedCase> failed,
        int cases,
        FailedCases policy = FailedCases.LeaveOut
    )
    {
        var (first, mayBeLeftOut) = (failed.First(), policy == FailedCases.Refuse && failed.Count < cases);
        var why = mayBeLeftOut
            ? "from the others could be biased. Leaving failed cases out has to be asked for."
            : "cannot be had from the others.";
        return new FailedCasesException(
            $"{Invariant.Text(failed.Count)} of {Invariant.Text(cases)} cases failed (case {Invariant.Text(first.Case)}: {first.Reason}); {figure} {why}"
        )
        {
            MayBeLeftOut = mayBeLeftOut,
        };
    }
}

/// <summary>A case without results.</summary>
/// <param name="Case">Its number in the study.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record FailedCase(int Case, string Reason);

/// <summary>What is done with figures that failed cases could bias.</summary>
public enum FailedCases
{
    /// <summary>They are refused, with the reason.</summary>
    Refuse,

    /// <summary>They are computed from the cases that did not fail; the failed ones are listed beside them.</summary>
    LeaveOut,
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
