namespace TradeSim.Grains.Messages;

/// <summary>How a batch went.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.batch-report")]
internal sealed class BatchReport
{
    /// <summary>Cores of the silo that ran it: how many batches it can run at a time.</summary>
    [Id(0)]
    public int Cores { get; init; }

    /// <summary>Why its scenario cannot be run at all; null: the results are stored.</summary>
    [Id(1)]
    public string? Refusal { get; init; }

    /// <summary>Identity of the silo's engine, where it is not that of the study; the batch was not run. Null: it is.</summary>
    [Id(2)]
    public string? OtherEngine { get; init; }
}
