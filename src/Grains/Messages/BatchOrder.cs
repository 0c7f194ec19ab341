namespace TradeSim.Grains.Messages;

/// <summary>The order of a market: some cases of a study.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.batch-order")]
internal sealed class BatchOrder
{
    [Id(0)]
    internal string Study { get; init; } = "";

    [Id(1)]
    internal string Scenario { get; init; } = "";

    [Id(2)]
    internal int Cases { get; init; }

    [Id(3)]
    internal int[] Columns { get; init; } = [];

    [Id(4)]
    internal byte[] Values { get; init; } = [];

    [Id(5)]
    internal bool KeepTables { get; init; }

    /// <summary>Identity of the engine that is to run it.</summary>
    [Id(6)]
    internal string Engine { get; init; } = "";

    /// <summary>See <see cref="StudyOrder.ByMessages"/>.</summary>
    [Id(7)]
    internal bool ByMessages { get; init; }

    [Id(8)]
    internal int? TraceYear { get; init; }

    /// <exception cref="StudyException">A field is beyond its limit.</exception>
    internal void Check()
    {
        MessageLimits.NoneIsNull(Columns, Values);
        MessageLimits.Text(Study, MessageLimits.NameLength, nameof(Study));
        MessageLimits.Text(Scenario, MessageLimits.NameLength, nameof(Scenario));
        MessageLimits.Table(Columns, Values, Cases);
    }
}
