namespace TradeSim.Grains.Storage;

/// <summary>Where grains store what must outlive a silo.</summary>
internal static class TradeSimStorage
{
    /// <summary>Name of the grain storage that a silo must have.</summary>
    public const string Name = "tradesim";

    /// <summary>Name of the same storage as grains use it (<see cref="GuardedStorage"/>).</summary>
    internal const string Guarded = "tradesim-guarded";
}
