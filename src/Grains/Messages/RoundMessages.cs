using TradeSim.Engine.Market;
using TradeSim.Engine.Path;

namespace TradeSim.Grains.Messages;

// The messages of a round are lent: inside a silo the market's own arrays travel, without a copy, and only to another silo they are coded
// as bytes. Nobody writes to them while anybody may read: the market goes on only when every economy has answered, an economy
// writes only when it is asked again, and a run in which somebody did not answer is given up together with its arrays.

/// <summary>What an economy is told of a year: its own part of what the market knows, for each part of the batch.</summary>
[Immutable]
public sealed class YearOfEconomy
{
    internal YearOfEconomy(string study, string scenario, int economy, int year, MarketYear[] parts) =>
        (Study, Scenario, Economy, Year, Parts) = (study, scenario, economy, year, parts);

    internal string Study { get; }

    internal string Scenario { get; }

    internal int Economy { get; }

    internal int Year { get; }

    internal MarketYear[] Parts { get; }
}

/// <summary>What a market sends to all of its economies in a round, for each part of the batch.</summary>
[Immutable]
public sealed class QuotesOfRound
{
    internal QuotesOfRound(int year, Quotes[] parts) => (Year, Parts) = (year, parts);

    internal int Year { get; }

    internal Quotes[] Parts { get; }
}

/// <summary>What an economy answers, for each part of the batch; or that it does not know the year, and must be told again.</summary>
[Immutable]
public sealed class AnswerOfEconomy
{
    internal AnswerOfEconomy(Response[] parts) => Parts = parts;

    /// <summary>The economy was not told of the year, or has lost it.</summary>
    internal static AnswerOfEconomy YearUnknown { get; } = new([]);

    internal bool KnowsYear => Parts.Length > 0;

    internal Response[] Parts { get; }
}

[RegisterConverter]
internal sealed class YearOfEconomyCoder : IConverter<YearOfEconomy, Coded>
{
    public Coded ConvertToSurrogate(in YearOfEconomy value)
    {
        var bytes = new ByteWriter();
        bytes.Text(value.Study);
        bytes.Text(value.Scenario);
        bytes.Int(value.Economy);
        bytes.Int(value.Year);
        bytes.Int(value.Parts.Length);
        foreach (var part in value.Parts) Write(bytes, part, value.Economy);
        return new() { Bytes = bytes.ToArray() };
    }

    public YearOfEconomy ConvertFromSurrogate(in Coded surrogate)
    {
        var bytes = new ByteReader(surrogate.Bytes);
        var (study, scenario, economy, year) = (bytes.Text()!, bytes.Text()!, bytes.Int(), bytes.Int());
        var parts = new MarketYear[bytes.Int()];
        for (var k = 0; k < parts.Length; k++) parts[k] = Read(ref bytes, economy);
        return new(study, scenario, economy, year, parts);
    }

    private static void Write(ByteWriter bytes, MarketYear year, int economy)
    {
        var (size, own) = (year.Size, year.Economies[economy]);
        SizeCoder.Write(bytes, size);
        bytes.Int((int)year.Closure);
        bytes.Int((int)year.Transfers);
        bytes.Doubles(year.Elasticities);
        bytes.Doubles(year.LogProductivity.AsSpan(economy * size.PerSector, size.PerSector));
        bytes.Doubles(own.Transfer);
        bytes.Doubles(own.SpendingGrowth);
        var rows = own.Rows.ToData();
        bytes.Int(rows.Exporters);
        bytes.Int(rows.Stride);
        bytes.Ints(rows.OwnRow);
        bytes.Flags(rows.Taxed);
        bytes.Doubles(rows.SharedK);
        bytes.Doubles(rows.SharedM);
        bytes.Doubles(rows.OwnK);
        bytes.Doubles(rows.OwnM);
        bytes.Int(own.Offtakes.Count);
        foreach (var offtake in own.Offtakes)
        {
            bytes.Int(offtake.Sector);
            bytes.Int(offtake.Exporter);
            bytes.Doubles(offtake.Share);
            bytes.Doubles(offtake.NetShare);
        }
    }

    private static MarketYear Read(ref ByteReader bytes, int economy)
    {
        var size = SizeCoder.Read(ref bytes);
        var year = new MarketYear(size) { Closure = (Closure)bytes.Int(), Transfers = (TransferRule)bytes.Int() };
        bytes.Doubles(year.Elasticities);
        bytes.Doubles().CopyTo(year.LogProductivity, economy * size.PerSector);
        var (transfer, growth) = (bytes.Doubles(), bytes.Doubles());
        var rows = new TradeRowsData(bytes.Int(), bytes.Int(), bytes.Ints(), bytes.Flags(), bytes.Doubles(), bytes.Doubles(), bytes.Doubles(), bytes.Doubles());
        var own = new EconomyYear(new TradeRows(rows), size.Stride);
        transfer.CopyTo(own.Transfer, 0);
        growth.CopyTo(own.SpendingGrowth, 0);
        var offtakes = bytes.Int();
        for (var k = 0; k < offtakes; k++) own.Offtakes.Add(new Offtake(bytes.Int(), bytes.Int(), bytes.Doubles(), bytes.Doubles()));
        year.Economies[economy] = own;
        return year;
    }
}

[RegisterConverter]
internal sealed class QuotesOfRoundCoder : IConverter<QuotesOfRound, Coded>
{
    public Coded ConvertToSurrogate(in QuotesOfRound value)
    {
        var bytes = new ByteWriter();
        bytes.Int(value.Year);
        bytes.Int(value.Parts.Length);
        foreach (var part in value.Parts)
        {
            SizeCoder.Write(bytes, part.Size);
            bytes.Ints([.. part.Strips]);
            if (part.Strips.Count == 0) continue; // nothing is asked of this part
            bytes.Flag(part.AsksForResponse);
            bytes.Doubles(part.Offers);
            bytes.Doubles(part.Sales);
            bytes.Doubles(part.LogWages);
            bytes.Doubles(part.WageBill);
            bytes.Doubles(part.SpendingFactor);
        }
        return new() { Bytes = bytes.ToArray() };
    }

    public QuotesOfRound ConvertFromSurrogate(in Coded surrogate)
    {
        var bytes = new ByteReader(surrogate.Bytes);
        var year = bytes.Int();
        var parts = new Quotes[bytes.Int()];
        for (var k = 0; k < parts.Length; k++)
        {
            parts[k] = new Quotes(SizeCoder.Read(ref bytes));
            parts[k].Strips.AddRange(bytes.Ints());
            if (parts[k].Strips.Count == 0) continue;
            parts[k].AsksForResponse = bytes.Flag();
            bytes.Doubles(parts[k].Offers);
            bytes.Doubles(parts[k].Sales);
            bytes.Doubles(parts[k].LogWages);
            bytes.Doubles(parts[k].WageBill);
            bytes.Doubles(parts[k].SpendingFactor);
        }
        return new(year, parts);
    }
}

[RegisterConverter]
internal sealed class AnswerOfEconomyCoder : IConverter<AnswerOfEconomy, Coded>
{
    public Coded ConvertToSurrogate(in AnswerOfEconomy value)
    {
        var bytes = new ByteWriter();
        bytes.Int(value.Parts.Length);
        foreach (var part in value.Parts)
        {
            SizeCoder.Write(bytes, part.Size);
            bytes.Doubles(part.LogPrices);
            bytes.Doubles(part.LogCosts);
            bytes.Doubles(part.Spending);
            bytes.Doubles(part.SpendingPerPull);
            bytes.Doubles(part.Sensitivity);
            bytes.Doubles(part.Income);
            bytes.Doubles(part.OwnIncome);
        }
        return new() { Bytes = bytes.ToArray() };
    }

    public AnswerOfEconomy ConvertFromSurrogate(in Coded surrogate)
    {
        var bytes = new ByteReader(surrogate.Bytes);
        var parts = new Response[bytes.Int()];
        for (var k = 0; k < parts.Length; k++)
        {
            parts[k] = new Response(SizeCoder.Read(ref bytes));
            bytes.Doubles(parts[k].LogPrices);
            bytes.Doubles(parts[k].LogCosts);
            bytes.Doubles(parts[k].Spending);
            bytes.Doubles(parts[k].SpendingPerPull);
            bytes.Doubles(parts[k].Sensitivity);
            bytes.Doubles(parts[k].Income);
            bytes.Doubles(parts[k].OwnIncome);
        }
        return new(parts);
    }
}

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
