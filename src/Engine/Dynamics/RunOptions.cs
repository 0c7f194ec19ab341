namespace TradeSim.Engine.Dynamics;

/// <summary>How cases are run. Results are bit-identical for any value.</summary>
public sealed record RunOptions
{
    /// <summary>Worker threads; the machine's by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Cases in a batch; null: chosen from the size of the world.</summary>
    public int? CasesPerBatch { get; init; }

    /// <summary>Whether to keep all flows and accounts of every case, not only its outcomes.</summary>
    public bool KeepTables { get; init; }
}
