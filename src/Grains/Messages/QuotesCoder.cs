using TradeSim.Engine.Market;

namespace TradeSim.Grains.Messages;

/// <summary>Codes quotes: what all economies receive once, and to each only its own sales and wage.</summary>
internal static class QuotesCoder
{
    /// <summary>What every economy receives.</summary>
    public static byte[] EncodeOffers(Quotes quotes)
    {
        var bytes = new ByteWriter();
        SizeCoder.Write(bytes, quotes.Size);
        bytes.Ints([.. quotes.Strips]);
        bytes.Flag(quotes.AsksForResponse);
        bytes.Doubles(quotes.Offers);
        bytes.Doubles(quotes.SpendingFactor);
        bytes.Doubles(quotes.AsksForResponse ? quotes.ValueAddedShares : []);
        return bytes.ToArray();
    }

    /// <summary>What one economy receives.</summary>
    public static byte[] EncodeOwn(Quotes quotes, int economy)
    {
        var bytes = new ByteWriter();
        var size = quotes.Size;
        bytes.Doubles(quotes.Sales.AsSpan(economy * size.PerSector, size.PerSector));
        bytes.Doubles(quotes.LogWages.AsSpan(economy * size.Stride, size.Stride));
        bytes.Doubles(quotes.Earnings.AsSpan(economy * size.Stride, size.Stride));
        return bytes.ToArray();
    }

    /// <summary>The quotes as one economy sees them; sales and wages of others are 0.</summary>
    public static Quotes Decode(QuotesOfRound message, int economy)
    {
        var common = new ByteReader(message.Offers);
        var own = new ByteReader(message.Own);
        var size = SizeCoder.Read(ref common);
        var (strips, asks, offers, factor) = (common.Ints(), common.Flag(), common.Doubles(), common.Doubles());
        var quotes = new Quotes(size, common.Doubles()) { AsksForResponse = asks };
        quotes.Strips.AddRange(strips);
        offers.CopyTo(quotes.Offers, 0);
        factor.CopyTo(quotes.SpendingFactor, 0);
        own.Doubles().CopyTo(quotes.Sales, economy * size.PerSector);
        own.Doubles().CopyTo(quotes.LogWages, economy * size.Stride);
        own.Doubles().CopyTo(quotes.Earnings, economy * size.Stride);
        return quotes;
    }
}
