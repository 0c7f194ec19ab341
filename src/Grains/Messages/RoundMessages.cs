using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;

namespace TradeSim.Grains.Messages;

// The messages of a round are lent: inside a silo the market's own arrays travel, without a copy, and only to another silo they are coded
// as bytes. No grain writes to them while another may read: the market continues only when every economy has answered, an economy
// writes only when it is asked again, and a run in which an economy did not answer is abandoned together with its arrays.

/// <summary>The data of a year that an economy receives: its own part of the market's data, for those parts of the batch that enter
/// one.</summary>
[Immutable]
public sealed class YearOfEconomy
{
    internal YearOfEconomy(string study, string scenario, int economy, PartYear[] parts) =>
        (Study, Scenario, Economy, Parts) = (study, scenario, economy, parts);

    internal string Study { get; }

    internal string Scenario { get; }

    internal int Economy { get; }

    internal PartYear[] Parts { get; }
}

/// <param name="Part">Number of the part of the batch.</param>
/// <param name="Stamp">Identifies one year of it.</param>
/// <param name="Year">What the market knows of the year.</param>
internal readonly record struct PartYear(int Part, int Stamp, MarketYear Year);

/// <summary>What a market sends to all of its economies in a round, for those parts of the batch that still move.</summary>
[Immutable]
public sealed class QuotesOfRound
{
    internal QuotesOfRound(PartQuotes[] parts) => Parts = parts;

    internal PartQuotes[] Parts { get; }

    /// <summary>The same for an economy that has lost what it answered.</summary>
    internal QuotesOfRound ToAll() => new([.. Parts.Select(part => part with { Quotes = part.Quotes.ToAll() })]);
}

/// <param name="Part">Number of the part of the batch.</param>
/// <param name="Stamp">The year that the quotes are of.</param>
/// <param name="Quotes">The quotes.</param>
internal readonly record struct PartQuotes(int Part, int Stamp, Quotes Quotes);

/// <summary>An economy's answers, one for each requested part; or that it does not know the year, and must be sent again.</summary>
[Immutable]
public sealed class AnswerOfEconomy
{
    internal AnswerOfEconomy(PartAnswer[] parts) => Parts = parts;

    /// <summary>The economy has not received the year, or has lost it.</summary>
    internal static AnswerOfEconomy YearUnknown { get; } = new([]);

    internal bool KnowsYear => Parts.Length > 0;

    internal PartAnswer[] Parts { get; }
}

/// <summary>An economy's answer on one part of the batch: its prices and quote, and its orders in a separate book.</summary>
internal sealed class PartAnswer(MarketSize size)
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
        bytes.Int(value.Parts.Length);
        foreach (var part in value.Parts)
        {
            bytes.Int(part.Part);
            bytes.Int(part.Stamp);
            Write(bytes, part.Year, value.Economy);
        }
        return new() { Bytes = bytes.ToArray() };
    }

    public YearOfEconomy ConvertFromSurrogate(in Coded surrogate)
    {
        var bytes = new ByteReader(surrogate.Bytes);
        var (study, scenario, economy) = (bytes.Text()!, bytes.Text()!, bytes.Int());
        var parts = new PartYear[bytes.Int()];
        for (var k = 0; k < parts.Length; k++)
            parts[k] = new(bytes.Int(), bytes.Int(), Read(ref bytes, economy));
        return new(study, scenario, economy, parts);
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
            bytes.Doubles(offtake.Value);
            bytes.Doubles(offtake.NetValue);
        }
        bytes.Doubles(own.LogVarietiesOffered);
        bytes.Int(own.Quotas.Count);
        foreach (var row in own.Quotas)
        {
            bytes.Int(row.Sector);
            foreach (var (exporter, @case) in CellsOf(size))
                bytes.Double(row.Cap(exporter, @case));
        }
    }

    private static MarketYear Read(ref ByteReader bytes, int economy)
    {
        var size = SizeCoder.Read(ref bytes);
        var year = new MarketYear(size) { Closure = (Closure)bytes.Int(), Transfers = (TransferRule)bytes.Int() };
        bytes.Doubles(year.Elasticities);
        bytes.Doubles().CopyTo(year.LogProductivity, economy * size.PerSector);
        var (transfer, growth) = (bytes.Doubles(), bytes.Doubles());
        var rows = new TradeRowsData(
            bytes.Int(),
            bytes.Int(),
            bytes.Ints(),
            bytes.Flags(),
            bytes.Doubles(),
            bytes.Doubles(),
            bytes.Doubles(),
            bytes.Doubles()
        );
        var own = new EconomyYear(new TradeRows(rows), size);
        transfer.CopyTo(own.Transfer, 0);
        growth.CopyTo(own.SpendingGrowth, 0);
        var offtakes = bytes.Int();
        for (var k = 0; k < offtakes; k++)
        {
            var offtake = new Offtake(bytes.Int(), bytes.Int(), size.Stride);
            bytes.Doubles(offtake.Share);
            bytes.Doubles(offtake.NetShare);
            bytes.Doubles(offtake.Value);
            bytes.Doubles(offtake.NetValue);
            own.Offtakes.Add(offtake);
        }
        bytes.Doubles(own.LogVarietiesOffered);
        var quotas = bytes.Int();
        for (var k = 0; k < quotas; k++)
        {
            var row = new QuotaRow(bytes.Int(), size.Economies, size.Stride);
            foreach (var (exporter, @case) in CellsOf(size))
                row.SetCap(exporter, @case, bytes.Double());
            own.Quotas.Add(row);
        }
        year.Economies[economy] = own;
        return year;
    }

    private static IEnumerable<(int Exporter, int Case)> CellsOf(MarketSize size) =>
        from exporter in Enumerable.Range(0, size.Economies)
        from @case in Enumerable.Range(0, size.Stride)
        select (exporter, @case);
}

[RegisterConverter]
internal sealed class QuotesOfRoundCoder : IConverter<QuotesOfRound, Coded>
{
    public Coded ConvertToSurrogate(in QuotesOfRound value)
    {
        var bytes = new ByteWriter();
        bytes.Int(value.Parts.Length);
        foreach (var (part, stamp, quotes) in value.Parts)
        {
            bytes.Int(part);
            bytes.Int(stamp);
            SizeCoder.Write(bytes, quotes.Size);
            bytes.Ints([.. quotes.Strips]);
            bytes.Flag(quotes.AsksForResponse);
            bytes.Doubles(quotes.Offers);
            bytes.Doubles(quotes.Sales);
            bytes.Doubles(quotes.LogWages);
            bytes.Doubles(quotes.WageBill);
            bytes.Doubles(quotes.SpendingFactor);
        }
        return new() { Bytes = bytes.ToArray() };
    }

    public QuotesOfRound ConvertFromSurrogate(in Coded surrogate)
    {
        var bytes = new ByteReader(surrogate.Bytes);
        var parts = new PartQuotes[bytes.Int()];
        for (var k = 0; k < parts.Length; k++)
        {
            var (part, stamp) = (bytes.Int(), bytes.Int());
            var quotes = new Quotes(SizeCoder.Read(ref bytes));
            quotes.Strips.AddRange(bytes.Ints());
            quotes.AsksForResponse = bytes.Flag();
            bytes.Doubles(quotes.Offers);
            bytes.Doubles(quotes.Sales);
            bytes.Doubles(quotes.LogWages);
            bytes.Doubles(quotes.WageBill);
            bytes.Doubles(quotes.SpendingFactor);
            parts[k] = new(part, stamp, quotes);
        }
        return new(parts);
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
            SizeCoder.Write(bytes, part.Response.Size);
            foreach (var array in ArraysOf(part))
                bytes.Doubles(array);
        }
        return new() { Bytes = bytes.ToArray() };
    }

    public AnswerOfEconomy ConvertFromSurrogate(in Coded surrogate)
    {
        var bytes = new ByteReader(surrogate.Bytes);
        var parts = new PartAnswer[bytes.Int()];
        for (var k = 0; k < parts.Length; k++)
        {
            parts[k] = new PartAnswer(SizeCoder.Read(ref bytes));
            foreach (var array in ArraysOf(parts[k]))
                bytes.Doubles(array);
        }
        return new(parts);
    }

    /// <summary>What the market reads of an answer; the rest is an economy's own room.</summary>
    private static double[][] ArraysOf(PartAnswer part) =>
        [
            part.Book,
            part.Sensitivity,
            part.Response.LogPrices,
            part.Response.LogCosts,
            part.Response.Spending,
            part.Response.SpendingPerPull,
            part.Response.Pull,
            part.Response.Income,
            part.Response.OwnIncome,
        ];
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
