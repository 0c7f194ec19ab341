using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Market;

/// <summary>
/// What an importer's purchases hold constant through the rounds of a year, a row of N exporters for each sector:
/// K_ij = π·B·κ^(−θ), how much of the importer's spending an offer of unit strength attracts, and M_ij = K_ij / (1+t'), the part of it
/// that reaches the exporter. Most policies leave most rows alone, so a row that is the same in all cases of the batch is held once
/// (shared) and broadcast; only rows in which cases differ hold a number for each case (own). The arithmetic is the same for both.
/// </summary>
internal sealed class TradeRows
{
    private readonly int exporters;
    private readonly int lanes;
    private double[] sharedK;       // [j, i]
    private double[] sharedM;       // [j, i]
    private readonly int[] ownRow;  // [j]: −1 for a shared row, else its place in the own arrays
    private readonly bool[] taxed;  // [j]: whether M differs from K anywhere
    private double[] ownK = [];     // [own row, i, lane]
    private double[] ownM = [];
    private bool ownsShared;
    private int ownRows;

    /// <summary>The rows of the baseline, shared by all that start from them.</summary>
    public static TradeRows OfBaseline(World world, int importer)
    {
        var rows = new TradeRows(world.EconomyCount, world.SectorCount, 0);
        for (var j = 0; j < world.SectorCount; j++)
        {
            var shares = world.SharesOf(importer, j);
            var tariffs = world.TariffsOf(importer, j);
            for (var i = 0; i < shares.Length; i++)
            {
                rows.sharedK[(j * shares.Length) + i] = shares[i];
                rows.sharedM[(j * shares.Length) + i] = shares[i] / (1 + tariffs[i]);
                rows.taxed[j] |= tariffs[i] != 0 && shares[i] != 0;
            }
        }
        return rows;
    }

    /// <summary>Rows for a batch, equal to the baseline's until a row is set.</summary>
    public TradeRows(TradeRows baseline, int lanes)
        : this(baseline.exporters, baseline.ownRow.Length, lanes)
    {
        sharedK = baseline.sharedK;
        sharedM = baseline.sharedM;
        baseline.taxed.CopyTo(taxed, 0);
        ownsShared = false;
    }

    private TradeRows(int exporters, int sectors, int lanes)
    {
        this.exporters = exporters;
        this.lanes = lanes;
        sharedK = new double[exporters * sectors];
        sharedM = new double[exporters * sectors];
        ownRow = new int[sectors];
        taxed = new bool[sectors];
        Array.Fill(ownRow, -1);
        ownsShared = true;
    }

    /// <summary>Number of sectors J.</summary>
    public int Sectors => ownRow.Length;

    /// <summary>Whether some tariff stands in the row.</summary>
    public bool IsTaxed(int sector) => taxed[sector];

    /// <summary>M of a cell in a lane.</summary>
    public double NetShare(int sector, int exporter, int lane) => ownRow[sector] < 0
        ? sharedM[(sector * exporters) + exporter]
        : ownM[(((ownRow[sector] * exporters) + exporter) * lanes) + lane];

    /// <summary>K of a cell in a lane.</summary>
    public double GrossShare(int sector, int exporter, int lane) => ownRow[sector] < 0
        ? sharedK[(sector * exporters) + exporter]
        : ownK[(((ownRow[sector] * exporters) + exporter) * lanes) + lane];

    /// <summary>Sets the row of a sector for all lanes. Held once where all lanes agree.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="k">K [exporter, lane].</param>
    /// <param name="m">M [exporter, lane].</param>
    public void Set(int sector, ReadOnlySpan<double> k, ReadOnlySpan<double> m)
    {
        taxed[sector] = !k.SequenceEqual(m);
        if (LanesAgree(k) && LanesAgree(m))
        {
            if (!ownsShared) (sharedK, sharedM, ownsShared) = ([.. sharedK], [.. sharedM], true);
            for (var i = 0; i < exporters; i++)
            {
                sharedK[(sector * exporters) + i] = k[i * lanes];
                sharedM[(sector * exporters) + i] = m[i * lanes];
            }
            ownRow[sector] = -1;
            return;
        }
        if (ownRow[sector] < 0)
        {
            ownRow[sector] = ownRows++;
            Array.Resize(ref ownK, ownRows * exporters * lanes);
            Array.Resize(ref ownM, ownRows * exporters * lanes);
        }
        k.CopyTo(ownK.AsSpan(ownRow[sector] * exporters * lanes));
        m.CopyTo(ownM.AsSpan(ownRow[sector] * exporters * lanes));
    }

    /// <summary>
    /// The pull of all offers on an importer: Φ_j = Σ_i K_ij·q_ij for every sector, and net of tariffs S_j = Σ_i M_ij·q_ij.
    /// This is half of the work of a round. A strip of eight cases is one vector; q is read once for both sums, and four sectors
    /// go side by side, because a sum that must run in index order can start a new multiply-add only every four cycles.
    /// </summary>
    /// <param name="offers">q [j, i, lane]: the strength of each offer, V·c^(−θ).</param>
    /// <param name="strip">First lane of the strip.</param>
    /// <param name="gross">Φ [j, lane], written.</param>
    /// <param name="net">S [j, lane], written.</param>
    public void SumOffers(double[] offers, int strip, double[] gross, double[] net)
    {
        var j = 0;
        while (j < Sectors)
        {
            var fourShared = j + 4 <= Sectors && (ownRow[j] & ownRow[j + 1] & ownRow[j + 2] & ownRow[j + 3]) == -1;
            if (fourShared)
            {
                if (taxed[j] || taxed[j + 1] || taxed[j + 2] || taxed[j + 3]) SumFourTaxed(j, offers, strip, gross, net);
                else SumFourUntaxed(j, offers, strip, gross, net);
                j += 4;
            }
            else
            {
                if (ownRow[j] < 0) SumShared(j, offers, strip, gross, net);
                else SumOwn(j, offers, strip, gross, net);
                j++;
            }
        }
    }

    /// <summary>
    /// Places the importer's orders in a sector: book_i += M_ij·e for every exporter, where e = X/Φ is what the importer spends per unit
    /// of pull; times q_i it is the flow. Product and sum are rounded separately, so that orders may be carried and added elsewhere.
    /// </summary>
    /// <param name="sector">The sector.</param>
    /// <param name="spendingPerPull">e, one lane a case.</param>
    /// <param name="strip">First lane of the strip.</param>
    /// <param name="book">[j, i, lane], added to.</param>
    public void PlaceOrders(int sector, Vector512<double> spendingPerPull, int strip, double[] book)
    {
        ref var order = ref book[(sector * exporters * lanes) + strip];
        if (ownRow[sector] < 0)
        {
            ref var m = ref sharedM[sector * exporters];
            for (var i = 0; i < exporters; i++)
            {
                (Vector512.LoadUnsafe(ref order) + (Vector512.Create(Unsafe.Add(ref m, i)) * spendingPerPull)).StoreUnsafe(ref order);
                order = ref Unsafe.Add(ref order, lanes);
            }
        }
        else
        {
            ref var m = ref ownM[(ownRow[sector] * exporters * lanes) + strip];
            for (var i = 0; i < exporters; i++)
            {
                (Vector512.LoadUnsafe(ref order) + (Vector512.LoadUnsafe(ref m) * spendingPerPull)).StoreUnsafe(ref order);
                order = ref Unsafe.Add(ref order, lanes);
                m = ref Unsafe.Add(ref m, lanes);
            }
        }
    }

    /// <summary>K of a cell for a strip.</summary>
    public Vector512<double> Gross(int sector, int exporter, int strip) => ownRow[sector] < 0
        ? Vector512.Create(sharedK[(sector * exporters) + exporter])
        : Lanes.Load(ownK, (((ownRow[sector] * exporters) + exporter) * lanes) + strip);

    /// <summary>M of a cell for a strip.</summary>
    public Vector512<double> Net(int sector, int exporter, int strip) => ownRow[sector] < 0
        ? Vector512.Create(sharedM[(sector * exporters) + exporter])
        : Lanes.Load(ownM, (((ownRow[sector] * exporters) + exporter) * lanes) + strip);

    private bool LanesAgree(ReadOnlySpan<double> row)
    {
        for (var i = 0; i < exporters; i++)
        {
            if (row.Slice(i * lanes, lanes).ContainsAnyExcept(row[i * lanes])) return false;
        }
        return true;
    }

    private void SumFourTaxed(int j, double[] offers, int strip, double[] gross, double[] net)
    {
        Vector512<double> a = default, b = default, c = default, d = default, s = default, t = default, u = default, v = default;
        ref var k = ref sharedK[j * exporters];
        ref var m = ref sharedM[j * exporters];
        ref var q = ref offers[(j * exporters * lanes) + strip];
        var row = exporters * lanes;
        for (var i = 0; i < exporters; i++)
        {
            var first = Vector512.LoadUnsafe(ref q);
            a = Lanes.MultiplyAdd(Vector512.Create(k), first, a);
            s = Lanes.MultiplyAdd(Vector512.Create(m), first, s);
            var second = Vector512.LoadUnsafe(ref Unsafe.Add(ref q, row));
            b = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref k, exporters)), second, b);
            t = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref m, exporters)), second, t);
            var third = Vector512.LoadUnsafe(ref Unsafe.Add(ref q, 2 * row));
            c = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref k, 2 * exporters)), third, c);
            u = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref m, 2 * exporters)), third, u);
            var fourth = Vector512.LoadUnsafe(ref Unsafe.Add(ref q, 3 * row));
            d = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref k, 3 * exporters)), fourth, d);
            v = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref m, 3 * exporters)), fourth, v);
            k = ref Unsafe.Add(ref k, 1);
            m = ref Unsafe.Add(ref m, 1);
            q = ref Unsafe.Add(ref q, lanes);
        }
        var at = (j * lanes) + strip;
        Lanes.Store(a, gross, at);
        Lanes.Store(s, net, at);
        Lanes.Store(b, gross, at + lanes);
        Lanes.Store(t, net, at + lanes);
        Lanes.Store(c, gross, at + (2 * lanes));
        Lanes.Store(u, net, at + (2 * lanes));
        Lanes.Store(d, gross, at + (3 * lanes));
        Lanes.Store(v, net, at + (3 * lanes));
    }

    private void SumFourUntaxed(int j, double[] offers, int strip, double[] gross, double[] net)
    {
        Vector512<double> a = default, b = default, c = default, d = default;
        ref var k = ref sharedK[j * exporters];
        ref var q = ref offers[(j * exporters * lanes) + strip];
        var row = exporters * lanes;
        for (var i = 0; i < exporters; i++)
        {
            a = Lanes.MultiplyAdd(Vector512.Create(k), Vector512.LoadUnsafe(ref q), a);
            b = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref k, exporters)), Vector512.LoadUnsafe(ref Unsafe.Add(ref q, row)), b);
            c = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref k, 2 * exporters)), Vector512.LoadUnsafe(ref Unsafe.Add(ref q, 2 * row)), c);
            d = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref k, 3 * exporters)), Vector512.LoadUnsafe(ref Unsafe.Add(ref q, 3 * row)), d);
            k = ref Unsafe.Add(ref k, 1);
            q = ref Unsafe.Add(ref q, lanes);
        }
        var at = (j * lanes) + strip;
        StoreBoth(a, gross, net, at);
        StoreBoth(b, gross, net, at + lanes);
        StoreBoth(c, gross, net, at + (2 * lanes));
        StoreBoth(d, gross, net, at + (3 * lanes));

        static void StoreBoth(Vector512<double> value, double[] gross, double[] net, int at)
        {
            Lanes.Store(value, gross, at);
            Lanes.Store(value, net, at);
        }
    }

    private void SumShared(int j, double[] offers, int strip, double[] gross, double[] net)
    {
        Vector512<double> a = default, s = default;
        for (var i = 0; i < exporters; i++)
        {
            var q = Lanes.Load(offers, (((j * exporters) + i) * lanes) + strip);
            a = Lanes.MultiplyAdd(Vector512.Create(sharedK[(j * exporters) + i]), q, a);
            s = Lanes.MultiplyAdd(Vector512.Create(sharedM[(j * exporters) + i]), q, s);
        }
        Lanes.Store(a, gross, (j * lanes) + strip);
        Lanes.Store(s, net, (j * lanes) + strip);
    }

    private void SumOwn(int j, double[] offers, int strip, double[] gross, double[] net)
    {
        Vector512<double> a = default, s = default;
        ref var k = ref ownK[(ownRow[j] * exporters * lanes) + strip];
        ref var m = ref ownM[(ownRow[j] * exporters * lanes) + strip];
        ref var q = ref offers[(j * exporters * lanes) + strip];
        for (var i = 0; i < exporters; i++)
        {
            var offer = Vector512.LoadUnsafe(ref q);
            a = Lanes.MultiplyAdd(Vector512.LoadUnsafe(ref k), offer, a);
            s = Lanes.MultiplyAdd(Vector512.LoadUnsafe(ref m), offer, s);
            k = ref Unsafe.Add(ref k, lanes);
            m = ref Unsafe.Add(ref m, lanes);
            q = ref Unsafe.Add(ref q, lanes);
        }
        Lanes.Store(a, gross, (j * lanes) + strip);
        Lanes.Store(s, net, (j * lanes) + strip);
    }
}
