namespace TradeSim.Grains.Messages;

/// <summary>How far a study has come.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.study-progress")]
public sealed record StudyProgress
{
    /// <summary>An unknown study.</summary>
    public static StudyProgress Unknown { get; } = new();

    /// <summary>The study's key.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>Name for people.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>Its status.</summary>
    [Id(2)]
    public StudyStatus Status { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    [Id(3)]
    public string? Failure { get; init; }

    /// <summary>Number of cases.</summary>
    [Id(4)]
    public int Cases { get; init; }

    /// <summary>Cases in a batch; the last may have fewer.</summary>
    [Id(5)]
    public int CasesPerBatch { get; init; }

    /// <summary>Batches that were lost with a silo or returned by one that stopped, and reassigned; each once until it is
    /// finished.</summary>
    [Id(6)]
    public int BatchesLost { get; init; }

    /// <summary>A bit a batch: whether its results are stored.</summary>
    [Id(7)]
    internal byte[] Bits { get; init; } = [];

    /// <summary>Silos that run its batches now.</summary>
    [Id(8)]
    public int Silos { get; init; }

    /// <summary>For how many seconds the store has not answered the silo of the study; 0: it answers.</summary>
    [Id(9)]
    public int StoreSilentSeconds { get; init; }

    /// <summary>Number of batches.</summary>
    public int Batches => CasesPerBatch == 0 ? 0 : ((Cases - 1) / CasesPerBatch) + 1;

    /// <summary>Number of cases whose results are stored.</summary>
    public int CasesFinished => Enumerable.Range(0, Batches).Where(IsFinished).Sum(CasesOf);

    /// <summary>Whether nothing more will happen.</summary>
    public bool IsOver => Status is StudyStatus.Finished or StudyStatus.Cancelled or StudyStatus.Failed;

    /// <summary>Whether the results of a batch are stored.</summary>
    public bool IsFinished(int batch) => batch < 8 * Bits.Length && (Bits[batch / 8] >> (batch % 8) & 1) != 0;

    /// <summary>First case of a batch.</summary>
    internal int FirstOf(int batch) => batch * CasesPerBatch;

    /// <summary>Number of cases of a batch.</summary>
    internal int CasesOf(int batch) => Math.Min(CasesPerBatch, Cases - FirstOf(batch));
}
