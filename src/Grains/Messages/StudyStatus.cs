namespace TradeSim.Grains.Messages;

/// <summary>The status of a study.</summary>
public enum StudyStatus
{
    /// <summary>The cluster does not know it, or has lost it with a silo that kept it in memory.</summary>
    Unknown,

    /// <summary>Batches are being run.</summary>
    Running,

    /// <summary>All results are stored.</summary>
    Finished,

    /// <summary>It was cancelled; finished cases are stored.</summary>
    Cancelled,

    /// <summary>It cannot be run.</summary>
    Failed,
}
