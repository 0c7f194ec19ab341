namespace TradeSim.Studies.Explaining;

/// <summary>How contributions are found where there are too many to try all combinations.</summary>
internal sealed record ExplainOptions
{
    /// <summary>Up to this many contributors all coalitions are run (2 to that power cases). Default 12, at most 16.</summary>
    public int MostExact { get; init; } = 12;

    /// <summary>Beyond: permutations that are drawn, in pairs of an order and its reverse. Default 256, at least 4.</summary>
    public int Permutations { get; init; } = 256;

    /// <summary>Beyond: the seed of the permutations.</summary>
    public ulong Seed { get; init; } = 1;
}
