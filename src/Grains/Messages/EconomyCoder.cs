using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;

namespace TradeSim.Grains.Messages;

/// <summary>Codes what an economy is told of the baseline and of a year: nothing but its own data.</summary>
internal static class EconomyCoder
{
    public static byte[] Encode(EconomyAccounts accounts)
    {
        var bytes = new ByteWriter();
        bytes.Int(accounts.Index);
        bytes.Int(accounts.Economies);
        bytes.Doubles(accounts.ValueAddedShares);
        bytes.Doubles(accounts.InputShares);
        bytes.Doubles(accounts.DemandShares);
        bytes.Doubles(accounts.Spending);
        bytes.Double(accounts.Income);
        bytes.Double(accounts.Transfer);
        return bytes.ToArray();
    }

    public static EconomyAccounts DecodeAccounts(byte[] coded)
    {
        var bytes = new ByteReader(coded);
        return new(
            bytes.Int(),
            bytes.Int(),
            bytes.Doubles(),
            bytes.Doubles(),
            bytes.Doubles(),
            bytes.Doubles(),
            bytes.Double(),
            bytes.Double()
        );
    }

    /// <summary>An economy's own part of a year.</summary>
    public static byte[] Encode(int stamp, MarketYear year, int economy)
    {
        var bytes = new ByteWriter();
        bytes.Int(stamp);
        Write(bytes, year, economy);
        return bytes.ToArray();
    }

    /// <summary>The year with the part of one economy; all else is empty.</summary>
    public static (int Stamp, MarketYear Year) DecodeYear(byte[] coded, int economy)
    {
        var bytes = new ByteReader(coded);
        return (bytes.Int(), Read(ref bytes, economy));
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
