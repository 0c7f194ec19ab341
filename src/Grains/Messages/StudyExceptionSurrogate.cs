namespace TradeSim.Grains.Messages;

/// <summary>An error of a study as it travels.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.study-exception")]
internal struct StudyExceptionSurrogate
{
    /// <summary>The message.</summary>
    [Id(0)]
    public string Message;
}
