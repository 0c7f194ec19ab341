using System.Globalization;
using TradeSim.Scenarios;

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
    /// <summary>The end of a message: <c>. Did you mean `x`?</c>, or nothing where no known word is near.</summary>
    public static string Suggest(string got, IEnumerable<string> known) =>
        MessageText.DidYouMean(got, known) is { } suggestion ? $". {suggestion}" : "";
}
