namespace TradeSim.Studies.Cases;

/// <summary>A study cannot be run; the message is for the user.</summary>
public class StudyException : Exception
{
    /// <summary>An error without a message.</summary>
    public StudyException() { }

    /// <summary>An error with a message.</summary>
    public StudyException(string message)
        : base(message) { }

    /// <summary>An error with a message and its cause.</summary>
    public StudyException(string message, Exception innerException)
        : base(message, innerException) { }
}
