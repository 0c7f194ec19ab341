using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;

namespace TradeSim.Bench;

/// <summary>
/// Cell updates (exporter × importer × sector × round × case) a second on one core: in whole solves, in the two loops over cells alone, and
/// what this core can stream through the same multiply-adds over flat arrays of the same sizes, all in one run. An update is Φ += K·q, S +=
/// M·q where there are tariffs, and book += M·e.
/// </summary>
internal static class CellUpdates
{
    private const double Seconds = 1.5;

    public static int Run()
    {
        Console.WriteLine(
            "world, cases | whole solves | both loops | plain stream | loops/stream | solves/stream   (million cell updates a second on "
                + "one core, by CPU time; best of many)"
        );
        foreach (var (economies, sectors) in new[] { (10, 10), (31, 40), (50, 20) })
        {
            foreach (var tariff in new[] { 0.15, 0 })
            {
                var world = new Engine.Tests.Worlds.RandomWorld
                {
                    Seed = 1,
                    Economies = economies,
                    Sectors = sectors,
                    MostTariff = tariff,
                    Deficits = 0.05,
                }.Build();
                foreach (var cases in new[] { 1, BatchSize.For(world, 4096, 1) })
                    Measure(world, cases, tariff > 0);
            }
        }
        return 0;
    }

    private static void Measure(World world, int cases, bool taxed)
    {
        var size = new MarketSize(world.EconomyCount, world.SectorCount, cases);
        var solves = Solves(world, cases);
        var rounds = Rounds(size);
        var (ofLoops, ofStream) = Sample.InTurns(
            2 * Seconds,
            cases == 1 ? Loops<OneCase>(world, size, rounds) : Loops<ManyCases>(world, size, rounds),
            Stream(size, taxed, rounds)
        );
        var (loops, stream) = (Cells(size) * rounds / ofLoops.LeastCpu, Cells(size) * rounds / ofStream.LeastCpu);
        Console.WriteLine(
            $"{world.EconomyCount} x {world.SectorCount}{(taxed ? "" : " untaxed")}, {cases} | {solves / 1e6:0} | {loops / 1e6:0} | "
                + $"{stream / 1e6:0} | {loops / stream:0.00} | {solves / stream:0.00}"
        );
    }

    /// <summary>In cells that exist: what pads a vector does not count.</summary>
    private static double Cells(MarketSize size) => (double)size.Economies * size.Economies * size.Sectors * size.Cases;

    private static double Solves(World world, int cases)
    {
        var simulation = new Simulation(Study.Scenario(world, 10));
        var table = Study.Cases(cases);
        var options = new RunOptions { Threads = 1, CasesPerBatch = cases };
        IReadOnlyList<CaseResult> results = [];
        Sample.For(Seconds, () => simulation.Run(table, options)); // until the code is in its final form
        var sample = Sample.For(Seconds, () => results = simulation.Run(table, options));
        return Cells(new MarketSize(world.EconomyCount, world.SectorCount, 1))
            * results.Sum(result => result.Rounds.Sum())
            / sample.LeastCpu;
    }

    private static Action Loops<TLayout>(World world, MarketSize size, int rounds)
        where TLayout : struct, ILayout
    {
        var place = new PreparedWorld(world);
        var rows = place.BaselineRows.Select(baseline => new TradeRows(baseline, size.Stride)).ToArray();
        var (offers, book) = (Ones(size.PerEconomyAndSector), new double[size.PerEconomyAndSector]);
        var (gross, net, spending) = (new double[size.PerSector], new double[size.PerSector], Ones(size.PerSector));
        return () =>
        {
            for (var round = 0; round < rounds; round++)
            {
                foreach (var row in rows)
                {
                    for (var strip = 0; strip < size.Stride; strip += Lanes.Width)
                    {
                        row.SumOffers<TLayout>(offers, strip, size.Blocks, gross, net);
                        row.PlaceOrders<TLayout>(spending, strip, size.Blocks, book);
                    }
                }
            }
        };
    }

    private static Action Stream(MarketSize size, bool taxed, int rounds)
    {
        var padded = Lanes.Padded(size.Sectors);
        var coefficients = size.Economies * padded;
        var (k, m) = (Ones(size.Economies * coefficients), Ones(size.Economies * coefficients));
        var (offers, book, spending) = (Ones(size.PerEconomyAndSector), new double[size.PerEconomyAndSector], Ones(size.PerSector));
        return () =>
        {
            for (var round = 0; round < rounds; round++)
            {
                for (var importer = 0; importer < size.Economies; importer++)
                {
                    if (size.IsOneCase)
                        StreamSectors(k, m, importer * coefficients, offers, book, spending[0], taxed);
                    else
                        StreamCases(k, m, importer * coefficients, offers, book, spending, size.Stride, taxed);
                }
            }
        };
    }

    /// <summary>Vectors of eight sectors: coefficients are as long as offers, and stream along.</summary>
    private static void StreamSectors(double[] k, double[] m, int start, double[] offers, double[] book, double spending, bool taxed)
    {
        Vector512<double> a = default,
            b = default,
            c = default,
            d = default,
            s = default,
            t = default,
            u = default,
            v = default;
        var at = 0;
        for (; at + 32 <= offers.Length; at += 32)
        {
            var (q, r, x, y) = (
                Lanes.Load(offers, at),
                Lanes.Load(offers, at + 8),
                Lanes.Load(offers, at + 16),
                Lanes.Load(offers, at + 24)
            );
            a = Lanes.MultiplyAdd(Lanes.Load(k, start + at), q, a);
            b = Lanes.MultiplyAdd(Lanes.Load(k, start + at + 8), r, b);
            c = Lanes.MultiplyAdd(Lanes.Load(k, start + at + 16), x, c);
            d = Lanes.MultiplyAdd(Lanes.Load(k, start + at + 24), y, d);
            if (!taxed)
                continue;
            s = Lanes.MultiplyAdd(Lanes.Load(m, start + at), q, s);
            t = Lanes.MultiplyAdd(Lanes.Load(m, start + at + 8), r, t);
            u = Lanes.MultiplyAdd(Lanes.Load(m, start + at + 16), x, u);
            v = Lanes.MultiplyAdd(Lanes.Load(m, start + at + 24), y, v);
        }
        Keep(a + b + c + d + s + t + u + v);
        var e = Vector512.Create(spending);
        for (at = 0; at < book.Length; at += 8)
            Lanes.Store(Lanes.MultiplyAdd(Lanes.Load(m, start + at), e, Lanes.Load(book, at)), book, at);
    }

    /// <summary>Vectors of eight cases: one coefficient for each vector of eight offers, broadcast.</summary>
    private static void StreamCases(
        double[] k,
        double[] m,
        int start,
        double[] offers,
        double[] book,
        double[] spending,
        int stride,
        bool taxed
    )
    {
        Vector512<double> a = default,
            b = default,
            c = default,
            d = default,
            s = default,
            t = default,
            u = default,
            v = default;
        var strips = stride / Lanes.Width;
        for (var pass = 0; pass < strips; pass++)
        {
            ref var gross = ref k[start];
            ref var net = ref m[start];
            ref var offer = ref MemoryMarshal.GetArrayDataReference(offers);
            var vectors = offers.Length / stride;
            offer = ref Unsafe.Add(ref offer, pass * vectors * Lanes.Width);
            for (var vector = 0; vector + 4 <= vectors; vector += 4)
            {
                var (q, r, x, y) = (
                    Vector512.LoadUnsafe(ref offer),
                    Vector512.LoadUnsafe(ref offer, 8),
                    Vector512.LoadUnsafe(ref offer, 16),
                    Vector512.LoadUnsafe(ref offer, 24)
                );
                a = Lanes.MultiplyAdd(Vector512.Create(gross), q, a);
                b = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref gross, 1)), r, b);
                c = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref gross, 2)), x, c);
                d = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref gross, 3)), y, d);
                if (taxed)
                {
                    s = Lanes.MultiplyAdd(Vector512.Create(net), q, s);
                    t = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref net, 1)), r, t);
                    u = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref net, 2)), x, u);
                    v = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref net, 3)), y, v);
                }
                offer = ref Unsafe.Add(ref offer, 32);
                gross = ref Unsafe.Add(ref gross, 4);
                net = ref Unsafe.Add(ref net, 4);
            }
            net = ref m[start];
            ref var order = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(book), pass * vectors * Lanes.Width);
            var e = Lanes.Load(spending, 0);
            for (var vector = 0; vector < vectors; vector++)
            {
                Lanes.MultiplyAdd(Vector512.Create(net), e, Vector512.LoadUnsafe(ref order)).StoreUnsafe(ref order);
                order = ref Unsafe.Add(ref order, 8);
                net = ref Unsafe.Add(ref net, 1);
            }
        }
        Keep(a + b + c + d + s + t + u + v);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(Vector512<double> sums)
    {
        if (sums[0] == -1)
            Console.WriteLine();
    }

    /// <summary>Rounds that take about a millisecond or few.</summary>
    private static int Rounds(MarketSize size) => Math.Max(1, (int)(1e7 / Cells(size)));

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1e-3);
        return ones;
    }
}
