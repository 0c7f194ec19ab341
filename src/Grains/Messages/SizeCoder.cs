using TradeSim.Engine.Market;

namespace TradeSim.Grains.Messages;

/// <summary>Codes the size of a market.</summary>
internal static class SizeCoder
{
    public static void Write(ByteWriter bytes, MarketSize size)
    {
        bytes.Int(size.Economies);
        bytes.Int(size.Sectors);
        bytes.Int(size.Cases);
    }

    public static MarketSize Read(ref ByteReader bytes) => new(bytes.Int(), bytes.Int(), bytes.Int());
}
