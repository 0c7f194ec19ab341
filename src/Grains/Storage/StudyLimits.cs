namespace TradeSim.Grains.Storage;

/// <summary>What a cluster keeps at most.</summary>
/// <param name="Studies">Number of studies.</param>
/// <param name="StoredBytes">Size of all studies with their results, bytes, as estimated from their orders.</param>
internal sealed record StudyLimits(int Studies = StudyLimits.DefaultStudies, long StoredBytes = StudyLimits.DefaultStoredBytes)
{
    /// <summary>Default of <see cref="Studies"/>.</summary>
    public const int DefaultStudies = 1000;

    /// <summary>Default of <see cref="StoredBytes"/>: 100 GiB.</summary>
    public const long DefaultStoredBytes = 100L << 30;
}
