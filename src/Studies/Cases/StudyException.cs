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
