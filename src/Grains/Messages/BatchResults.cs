namespace TradeSim.Grains.Messages;

/// <summary>The stored results of a batch.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.batch-results")]
internal sealed class BatchResults
{
    [Id(0)]
    internal byte[] Cases { get; init; } = [];

    /// <summary>The run that made them. A batch that was run twice would have another.</summary>
    [Id(1)]
    public Guid Run { get; init; }

    /// <summary>Identity of the engine that made them.</summary>
    [Id(2)]
    public string Engine { get; init; } = "";

    /// <summary>The messages of a round; null: none were exchanged.</summary>
    [Id(3)]
    public RoundTrace? Trace { get; init; }
}
