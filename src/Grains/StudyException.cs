namespace TradeSim.Grains;

/// <summary>A study that could not be run.</summary>
[GenerateSerializer, Alias("tradesim.study-exception")]
public sealed class StudyException : Exception
{
    /// <summary>A study failed.</summary>
    public StudyException(string message)
        : base(message) { }

    /// <summary>A study failed.</summary>
    public StudyException() { }

    /// <summary>A study failed.</summary>
    public StudyException(string message, Exception innerException)
        : base(message, innerException) { }
}
