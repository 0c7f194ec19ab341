namespace TradeSim.Studies.Randomness;

/// <summary>
/// Random numbers as a function: each is addressed by (case, economy, year, draw) under a seed, so that it is the same on any thread, in
/// any batch, on any machine, and a case draws the same numbers whatever cases run beside it. The function is Philox 4x32-10 (Salmon,
/// Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC'11): ten rounds of multiplication over a 128-bit counter.
/// </summary>
/// <param name="Seed">The seed: the key of the function.</param>
internal readonly record struct RandomDraws(ulong Seed)
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>64 random bits.</summary>
    public ulong Bits(int @case, int economy, int year, int draw)
    {
        var (low, high, _, _) = Philox((uint)draw, (uint)@case, (uint)economy, (uint)year, (uint)Seed, (uint)(Seed >> 32));
        return ((ulong)high << 32) | low;
    }

    /// <summary>A number between 0 and 1, never 0 and never 1: quantile functions may be infinite there.</summary>
    public double Uniform(int @case, int economy, int year, int draw) =>
        ((Bits(@case, economy, year, draw) >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1, each as likely.</summary>
    public int Index(int count, int @case, int economy, int year, int draw)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        // 64 bits against at most 31: the bias of the multiply-shift is below 2^-33.
        return (int)(((UInt128)Bits(@case, economy, year, draw) * (uint)count) >> 64);
    }

    /// <summary>A separate stream for a purpose, so that two uses of one seed do not share numbers.</summary>
    public RandomDraws For(string purpose) => new(Seed ^ ((ulong)StableHash.Of(purpose) << 32) ^ StableHash.Of(purpose + "'"));

    internal static (uint, uint, uint, uint) Philox(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            key0 = unchecked(key0 + Weyl0);
            key1 = unchecked(key1 + Weyl1);
        }
        return (c0, c1, c2, c3);
    }
}

/// <summary>A hash of text that is the same in every process, unlike <see cref="string.GetHashCode()"/>: FNV-1a over UTF-16.</summary>
internal static class StableHash
{
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = unchecked((hash ^ letter) * 16777619u);
        return hash;
    }
}
