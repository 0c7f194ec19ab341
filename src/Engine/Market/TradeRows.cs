using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Market;

/// <summary>
/// Constants of an importer's purchases in the rounds of a year: K_ij = π·B·κ^(−θ), how much of the importer's spending an offer of unit
/// strength attracts, and M_ij = K_ij / (1+t'), the part of it that reaches the exporter. Most policies leave most of them alone, so a
/// sector in which all cases of the batch agree is stored once (shared) and broadcast; only where cases differ is there a number for each
/// (own). The arithmetic is the same for both, so what the neighbours do changes no bit.
/// </summary>
internal sealed class TradeRows
{
    private readonly int exporters;
    private readonly int sectors;
    private readonly int padded; // sectors, padded to whole vectors
    private readonly int stride;
    private double[] sharedK; // [i, j], padded
    private double[] sharedM; // [i, j], padded
    private readonly int[] ownRow; // [j]: −1 where cases agree, else the sector's place in the own arrays
    private readonly int[] placeOf; // [j]: the place that the sector was once given there and keeps, −1 before
    private readonly bool[] taxed; // [j]: whether M differs from K anywhere
    private double[] ownK = []; // [own row, i, case]
    private double[] ownM = [];
    private bool sharesBaseline;
    private int places;

    private TradeRows(int exporters, int sectors, int stride)
    {
        (this.exporters, this.sectors, this.stride) = (exporters, sectors, stride);
        padded = Lanes.Padded(sectors);
        sharedK = new double[exporters * padded];
        sharedM = new double[exporters * padded];
        ownRow = new int[sectors];
        taxed = new bool[sectors];
        placeOf = new int[sectors];
        Array.Fill(ownRow, -1);
        Array.Fill(placeOf, -1);
    }

    /// <summary>Rows for a batch, equal to the baseline's until a row is set.</summary>
    public TradeRows(TradeRows baseline, int stride)
        : this(baseline.exporters, baseline.sectors, stride)
    {
        (sharedK, sharedM, sharesBaseline) = (baseline.sharedK, baseline.sharedM, true);
        baseline.taxed.CopyTo(taxed, 0);
        IsTaxed = baseline.IsTaxed;
    }

    /// <summary>Rows from their numbers, as they were sent: to be read, not set.</summary>
    public TradeRows(TradeRowsData data)
        : this(data.Exporters, data.OwnRow.Length, data.Stride)
    {
        (sharedK, sharedM, ownK, ownM) = (data.SharedK, data.SharedM, data.OwnK, data.OwnM);
        data.OwnRow.CopyTo(ownRow, 0);
        data.Taxed.CopyTo(taxed, 0);
        places = ownRow.Max() + 1;
        IsTaxed = taxed.Contains(true);
    }

    /// <summary>Whether any row has a tariff.</summary>
    public bool IsTaxed { get; private set; }

    /// <summary>The rows of the baseline, shared by all that start from them.</summary>
    public static TradeRows OfBaseline(World world, int importer)
    {
        var rows = new TradeRows(world.EconomyCount, world.SectorCount, Lanes.Width);
        for (var j = 0; j < world.SectorCount; j++)
        {
            var shares = world.SharesOf(importer, j);
            var tariffs = world.TariffsOf(importer, j);
            for (var i = 0; i < shares.Length; i++)
            {
                rows.sharedK[(i * rows.padded) + j] = shares[i];
                rows.sharedM[(i * rows.padded) + j] = shares[i] / (1 + tariffs[i]);
                rows.taxed[j] |= tariffs[i] != 0 && shares[i] != 0;
            }
        }
        rows.IsTaxed = rows.taxed.Contains(true);
        return rows;
    }

    /// <summary>All numbers of the rows, to be sent.</summary>
    public TradeRowsData ToData() => new(exporters, stride, ownRow, taxed, sharedK, sharedM, ownK, ownM);

    /// <summary>M of a cell in a case.</summary>
    public double NetShare(int sector, int exporter, int @case) =>
        ownRow[sector] < 0 ? sharedM[(exporter * padded) + sector] : ownM[(((ownRow[sector] * exporters) + exporter) * stride) + @case];

    /// <summary>K of a cell in a case.</summary>
    public double GrossShare(int sector, int exporter, int @case) =>
        ownRow[sector] < 0 ? sharedK[(exporter * padded) + sector] : ownK[(((ownRow[sector] * exporters) + exporter) * stride) + @case];

    /// <summary>Sets the row of a sector. Stored once where all cases agree.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="k">K [exporter, case], cases padded to the stride.</param>
    /// <param name="m">M [exporter, case].</param>
    public void Set(int sector, ReadOnlySpan<double> k, ReadOnlySpan<double> m)
    {
        taxed[sector] = !k.SequenceEqual(m);
        IsTaxed = taxed.Contains(true);
        if (CasesAgree(k) && CasesAgree(m))
            SetShared(sector, k, m);
        else
            SetOwn(sector, k, m);
    }

    /// <summary>
    /// The pull of all offers on an importer: Φ_j = Σ_i K_ij·q_ij for every sector, and net of tariffs S_j = Σ_i M_ij·q_ij. This is half of
    /// the work of a round. Each q is read once for both sums, and four sums go side by side (of four blocks, or of two where there are
    /// tariffs), because a sum that must run in the order of the exporters can start its next multiply-add only every four cycles.
    /// </summary>
    /// <param name="offers">q: the strength of each offer, V·c^(−θ), by economy and sector.</param>
    /// <param name="strip">Index of the strip's first vector.</param>
    /// <param name="blocks">Blocks of an economy's sectors.</param>
    /// <param name="gross">Φ by sector, written.</param>
    /// <param name="net">S by sector, written; equal to Φ where nothing is taxed.</param>
    public void SumOffers<TLayout>(double[] offers, int strip, int blocks, double[] gross, double[] net)
        where TLayout : struct, ILayout
    {
        var block = 0;
        while (block < blocks)
        {
            // The last ones begin early enough to be two: repeated sums give the same result, and take less time than separate ones.
            var two = Math.Min(block, blocks - 2);
            if (block + 4 <= blocks && AreShared<TLayout>(block, 4) && !AreTaxed<TLayout>(block, 4))
            {
                SumFour<TLayout>(block, offers, strip, blocks, gross, net);
                block += 4;
            }
            else if (two >= 0 && AreShared<TLayout>(two, 2))
            {
                if (AreTaxed<TLayout>(two, 2))
                    SumTwoTaxed<TLayout>(two, offers, strip, blocks, gross, net);
                else
                    SumTwo<TLayout>(two, offers, strip, blocks, gross, net);
                block = two + 2;
            }
            else
            {
                if (AreShared<TLayout>(block, 1))
                    SumOne<TLayout>(block, offers, strip, blocks, gross, net);
                else
                    SumOwn(block, offers, strip, blocks, gross, net);
                block++;
            }
        }
    }

    /// <summary>
    /// Places the importer's orders: book_ij += M_ij·e_j for every exporter, where e = X/Φ is what the importer spends per unit of pull;
    /// times q_ij it is the flow. Product and sum are rounded separately, so that orders may be sent and added elsewhere. Block after
    /// block, so that e is read once.
    /// </summary>
    /// <param name="spendingPerPull">e by sector.</param>
    /// <param name="strip">Index of the strip's first vector.</param>
    /// <param name="blocks">Blocks of an economy's sectors.</param>
    /// <param name="book">Orders by exporter and sector, added to.</param>
    public void PlaceOrders<TLayout>(double[] spendingPerPull, int strip, int blocks, double[] book)
        where TLayout : struct, ILayout
    {
        for (var block = 0; block < blocks; block++)
        {
            var at = (block * stride) + strip;
            var spending = Lanes.Load(spendingPerPull, at);
            if (AreShared<TLayout>(block, 1))
                PlaceShared<TLayout>(block, spending, ref book[at], blocks * stride);
            else
                PlaceOwn(block, strip, spending, ref book[at], blocks * stride);
        }
    }

    /// <summary>K of an exporter in a block of sectors.</summary>
    public Vector512<double> Gross<TLayout>(int exporter, int block, int strip)
        where TLayout : struct, ILayout =>
        typeof(TLayout) == typeof(OneCase) || ownRow[block] < 0
            ? TLayout.Coefficient(ref sharedK[exporter * padded], block)
            : Lanes.Load(ownK, (((ownRow[block] * exporters) + exporter) * stride) + strip);

    /// <summary>M of an exporter in a block of sectors.</summary>
    public Vector512<double> Net<TLayout>(int exporter, int block, int strip)
        where TLayout : struct, ILayout =>
        typeof(TLayout) == typeof(OneCase) || ownRow[block] < 0
            ? TLayout.Coefficient(ref sharedM[exporter * padded], block)
            : Lanes.Load(ownM, (((ownRow[block] * exporters) + exporter) * stride) + strip);

    private bool CasesAgree(ReadOnlySpan<double> row)
    {
        for (var i = 0; i < exporters; i++)
        {
            if (row.Slice(i * stride, stride).ContainsAnyExcept(row[i * stride]))
                return false;
        }
        return true;
    }

    private void SetShared(int sector, ReadOnlySpan<double> k, ReadOnlySpan<double> m)
    {
        if (sharesBaseline)
            (sharedK, sharedM, sharesBaseline) = ([.. sharedK], [.. sharedM], false);
        for (var i = 0; i < exporters; i++)
        {
            sharedK[(i * padded) + sector] = k[i * stride];
            sharedM[(i * padded) + sector] = m[i * stride];
        }
        ownRow[sector] = -1;
    }

    private void SetOwn(int sector, ReadOnlySpan<double> k, ReadOnlySpan<double> m)
    {
        if (placeOf[sector] < 0)
        {
            placeOf[sector] = places++;
            if (ownK.Length < places * exporters * stride)
            {
                var room = Math.Min(2 * places, sectors) * exporters * stride; // a policy often touches sector after sector
                Array.Resize(ref ownK, room);
                Array.Resize(ref ownM, room);
            }
        }
        ownRow[sector] = placeOf[sector];
        k.CopyTo(ownK.AsSpan(ownRow[sector] * exporters * stride));
        m.CopyTo(ownM.AsSpan(ownRow[sector] * exporters * stride));
    }

    /// <summary>Whether cases agree in all of some blocks.</summary>
    private bool AreShared<TLayout>(int block, int count)
    {
        if (typeof(TLayout) == typeof(OneCase))
            return true;
        foreach (var row in ownRow.AsSpan(block, count))
        {
            if (row >= 0)
                return false;
        }
        return true;
    }

    /// <summary>Whether any of the blocks has a tariff.</summary>
    private bool AreTaxed<TLayout>(int block, int count) =>
        typeof(TLayout) == typeof(OneCase) ? IsTaxed : taxed.AsSpan(block, count).Contains(true);

    private void SumTwoTaxed<TLayout>(int block, double[] offers, int strip, int blocks, double[] gross, double[] net)
        where TLayout : struct, ILayout
    {
        Vector512<double> a = default,
            b = default,
            s = default,
            t = default;
        ref var k = ref sharedK[0];
        ref var m = ref sharedM[0];
        ref var q = ref offers[(block * stride) + strip];
        for (var i = 0; i < exporters; i++)
        {
            var first = Vector512.LoadUnsafe(ref q);
            a = Lanes.MultiplyAdd(TLayout.Coefficient(ref k, block), first, a);
            s = Lanes.MultiplyAdd(TLayout.Coefficient(ref m, block), first, s);
            var second = Vector512.LoadUnsafe(ref Unsafe.Add(ref q, stride));
            b = Lanes.MultiplyAdd(TLayout.Coefficient(ref k, block + 1), second, b);
            t = Lanes.MultiplyAdd(TLayout.Coefficient(ref m, block + 1), second, t);
            k = ref Unsafe.Add(ref k, padded);
            m = ref Unsafe.Add(ref m, padded);
            q = ref Unsafe.Add(ref q, blocks * stride);
        }
        StoreTwo(a, b, gross, (block * stride) + strip);
        StoreTwo(s, t, net, (block * stride) + strip);
    }

    private void SumTwo<TLayout>(int block, double[] offers, int strip, int blocks, double[] gross, double[] net)
        where TLayout : struct, ILayout
    {
        Vector512<double> a = default,
            b = default;
        ref var k = ref sharedK[0];
        ref var q = ref offers[(block * stride) + strip];
        for (var i = 0; i < exporters; i++)
        {
            a = Lanes.MultiplyAdd(TLayout.Coefficient(ref k, block), Vector512.LoadUnsafe(ref q), a);
            b = Lanes.MultiplyAdd(TLayout.Coefficient(ref k, block + 1), Vector512.LoadUnsafe(ref Unsafe.Add(ref q, stride)), b);
            k = ref Unsafe.Add(ref k, padded);
            q = ref Unsafe.Add(ref q, blocks * stride);
        }
        StoreTwo(a, b, gross, (block * stride) + strip);
        StoreTwo(a, b, net, (block * stride) + strip);
    }

    private void SumFour<TLayout>(int block, double[] offers, int strip, int blocks, double[] gross, double[] net)
        where TLayout : struct, ILayout
    {
        Vector512<double> a = default,
            b = default,
            c = default,
            d = default;
        ref var k = ref sharedK[0];
        ref var q = ref offers[(block * stride) + strip];
        for (var i = 0; i < exporters; i++)
        {
            a = Lanes.MultiplyAdd(TLayout.Coefficient(ref k, block), Vector512.LoadUnsafe(ref q), a);
            b = Lanes.MultiplyAdd(TLayout.Coefficient(ref k, block + 1), Vector512.LoadUnsafe(ref Unsafe.Add(ref q, stride)), b);
            c = Lanes.MultiplyAdd(TLayout.Coefficient(ref k, block + 2), Vector512.LoadUnsafe(ref Unsafe.Add(ref q, 2 * stride)), c);
            d = Lanes.MultiplyAdd(TLayout.Coefficient(ref k, block + 3), Vector512.LoadUnsafe(ref Unsafe.Add(ref q, 3 * stride)), d);
            k = ref Unsafe.Add(ref k, padded);
            q = ref Unsafe.Add(ref q, blocks * stride);
        }
        var at = (block * stride) + strip;
        StoreTwo(a, b, gross, at);
        StoreTwo(c, d, gross, at + (2 * stride));
        StoreTwo(a, b, net, at);
        StoreTwo(c, d, net, at + (2 * stride));
    }

    private void StoreTwo(Vector512<double> a, Vector512<double> b, double[] array, int at)
    {
        Lanes.Store(a, array, at);
        Lanes.Store(b, array, at + stride);
    }

    private void SumOne<TLayout>(int block, double[] offers, int strip, int blocks, double[] gross, double[] net)
        where TLayout : struct, ILayout
    {
        Vector512<double> a = default,
            s = default;
        for (var i = 0; i < exporters; i++)
        {
            var q = Lanes.Load(offers, (((i * blocks) + block) * stride) + strip);
            a = Lanes.MultiplyAdd(TLayout.Coefficient(ref sharedK[i * padded], block), q, a);
            s = Lanes.MultiplyAdd(TLayout.Coefficient(ref sharedM[i * padded], block), q, s);
        }
        Lanes.Store(a, gross, (block * stride) + strip);
        Lanes.Store(s, net, (block * stride) + strip);
    }

    private void PlaceShared<TLayout>(int block, Vector512<double> spending, ref double order, int toNext)
        where TLayout : struct, ILayout
    {
        ref var m = ref sharedM[0];
        for (var i = 0; i < exporters; i++)
        {
            (Vector512.LoadUnsafe(ref order) + (TLayout.Coefficient(ref m, block) * spending)).StoreUnsafe(ref order);
            m = ref Unsafe.Add(ref m, padded);
            order = ref Unsafe.Add(ref order, toNext);
        }
    }

    private void PlaceOwn(int block, int strip, Vector512<double> spending, ref double order, int toNext)
    {
        ref var m = ref ownM[(ownRow[block] * exporters * stride) + strip];
        for (var i = 0; i < exporters; i++)
        {
            (Vector512.LoadUnsafe(ref order) + (Vector512.LoadUnsafe(ref m) * spending)).StoreUnsafe(ref order);
            m = ref Unsafe.Add(ref m, stride);
            order = ref Unsafe.Add(ref order, toNext);
        }
    }

    private void SumOwn(int block, double[] offers, int strip, int blocks, double[] gross, double[] net)
    {
        Vector512<double> a = default,
            s = default;
        ref var k = ref ownK[(ownRow[block] * exporters * stride) + strip];
        ref var m = ref ownM[(ownRow[block] * exporters * stride) + strip];
        ref var q = ref offers[(block * stride) + strip];
        for (var i = 0; i < exporters; i++)
        {
            var offer = Vector512.LoadUnsafe(ref q);
            a = Lanes.MultiplyAdd(Vector512.LoadUnsafe(ref k), offer, a);
            s = Lanes.MultiplyAdd(Vector512.LoadUnsafe(ref m), offer, s);
            k = ref Unsafe.Add(ref k, stride);
            m = ref Unsafe.Add(ref m, stride);
            q = ref Unsafe.Add(ref q, blocks * stride);
        }
        Lanes.Store(a, gross, (block * stride) + strip);
        Lanes.Store(s, net, (block * stride) + strip);
    }
}

/// <summary>The numbers of <see cref="TradeRows"/>, laid out as there.</summary>
internal sealed record TradeRowsData(
    int Exporters,
    int Stride,
    int[] OwnRow,
    bool[] Taxed,
    double[] SharedK,
    double[] SharedM,
    double[] OwnK,
    double[] OwnM
);
