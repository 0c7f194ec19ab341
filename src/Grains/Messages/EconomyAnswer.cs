using TradeSim.Engine.Market;

namespace TradeSim.Grains.Messages;

/// <summary>An economy's answer: its prices and quote, and its orders in a separate book.</summary>
internal sealed class EconomyAnswer(MarketSize size)
{
    public Response Response { get; } = new(size);

    public double[] Book { get; } = new double[size.PerEconomyAndSector];

    public double[] Sensitivity { get; } = new double[size.PerEconomy];

    /// <summary>Empties the book where something is asked.</summary>
    public void Clear(Quotes quotes)
    {
        foreach (var strip in quotes.Strips)
        {
            for (var at = strip; at < Book.Length; at += size.Stride)
                Lanes.Store(default, Book, at);
            if (!quotes.AsksForResponse)
                continue;
            for (var at = strip; at < Sensitivity.Length; at += size.Stride)
                Lanes.Store(default, Sensitivity, at);
        }
    }

    public byte[] Encode()
    {
        var bytes = new ByteWriter();
        SizeCoder.Write(bytes, size);
        foreach (var array in Arrays)
            bytes.Doubles(array);
        return bytes.ToArray();
    }

    public static EconomyAnswer Decode(byte[] coded)
    {
        var bytes = new ByteReader(coded);
        var answer = new EconomyAnswer(SizeCoder.Read(ref bytes));
        foreach (var array in answer.Arrays)
            bytes.Doubles(array);
        return answer;
    }

    /// <summary>What the market reads of an answer; the rest is an economy's own room.</summary>
    private double[][] Arrays =>
        [
            Book,
            Sensitivity,
            Response.LogPrices,
            Response.LogCosts,
            Response.Spending,
            Response.SpendingPerPull,
            Response.Pull,
            Response.Income,
            Response.OwnIncome,
        ];
}
