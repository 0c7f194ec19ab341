using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Grains.Messages;

/// <summary>Results of cases as bytes, every double unchanged.</summary>
internal static class ResultCoder
{
    public static byte[] Encode(IReadOnlyCollection<CaseResult> results)
    {
        var bytes = new ByteWriter();
        bytes.Int(results.Count);
        foreach (var result in results)
            Write(bytes, result);
        return bytes.ToArray();
    }

    /// <param name="coded">What <see cref="Encode"/> wrote.</param>
    /// <param name="first">Added to the number of each case: where the batch begins in the table.</param>
    public static CaseResult[] Decode(ReadOnlySpan<byte> coded, int first)
    {
        var bytes = new ByteReader(coded);
        var results = new CaseResult[bytes.Count(sizeof(int))];
        for (var k = 0; k < results.Length; k++)
            results[k] = Read(ref bytes, first);
        return results;
    }

    private static void Write(ByteWriter bytes, CaseResult result)
    {
        bytes.Int(result.Case);
        bytes.Text(result.Failure);
        bytes.Ints(result.Rounds.AsSpan());
        bytes.Doubles(result.Residuals.AsSpan());
        bytes.Int(result.Outcomes.Length);
        foreach (var year in result.Outcomes)
            bytes.Doubles(year.AsSpan());
        bytes.Int(result.PairFlows.Length);
        foreach (var year in result.PairFlows)
            bytes.Doubles(year.AsSpan());
        DecisionCoder.Write(bytes, result.Decisions);
        bytes.Flag(result.Tables is not null);
        if (result.Tables is { } tables)
            Write(bytes, tables);
    }

    private static void Write(ByteWriter bytes, PathTables tables)
    {
        bytes.Int(tables.BaselineYear);
        bytes.Int(tables.Years.Length);
        foreach (var year in tables.Years)
        {
            bytes.Int(year.Year);
            bytes.Doubles(year.Flows.AsSpan());
            bytes.Doubles(year.SectorPrices.AsSpan());
            bytes.Int(year.Economies.Length);
            foreach (var economy in year.Economies)
            {
                bytes.Double(economy.Wage);
                bytes.Double(economy.PriceIndex);
                bytes.Double(economy.Income);
                bytes.Double(economy.IncomeValue);
                bytes.Double(economy.WelfareFirstOrder);
            }
        }
    }

    private static CaseResult Read(ref ByteReader bytes, int first)
    {
        var (index, failure) = (bytes.Int(), bytes.Text());
        var (rounds, residuals) = (ImmutableArray.Create(bytes.Ints()), ImmutableArray.Create(bytes.Doubles()));
        var outcomes = new ImmutableArray<double>[bytes.Count(sizeof(int))];
        for (var k = 0; k < outcomes.Length; k++)
            outcomes[k] = [.. bytes.Doubles()];
        var pairFlows = new ImmutableArray<double>[bytes.Count(sizeof(int))];
        for (var k = 0; k < pairFlows.Length; k++)
            pairFlows[k] = [.. bytes.Doubles()];
        return new CaseResult
        {
            Case = unchecked(first + index),
            Failure = failure,
            Rounds = rounds,
            Residuals = residuals,
            Outcomes = [.. outcomes],
            PairFlows = [.. pairFlows],
            Decisions = DecisionCoder.Read(ref bytes),
            Tables = bytes.Flag() ? ReadTables(ref bytes) : null,
        };
    }

    private static PathTables ReadTables(ref ByteReader bytes)
    {
        var baselineYear = bytes.Int();
        var years = new YearTables[bytes.Count(sizeof(int))];
        for (var k = 0; k < years.Length; k++)
        {
            var (year, flows, prices) = (bytes.Int(), bytes.Doubles(), bytes.Doubles());
            var economies = new EconomyYearFigures[bytes.Count(5 * sizeof(double))];
            for (var n = 0; n < economies.Length; n++)
                economies[n] = new(bytes.Double(), bytes.Double(), bytes.Double(), bytes.Double(), bytes.Double());
            years[k] = new YearTables
            {
                Year = year,
                Flows = ImmutableCollectionsMarshal.AsImmutableArray(flows),
                SectorPrices = [.. prices],
                Economies = [.. economies],
            };
        }
        return new PathTables(baselineYear, [.. years]);
    }
}
