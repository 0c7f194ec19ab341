namespace TradeSim.Engine.Market;

/// <summary>
/// What an importer buys of a sector where some flows are capped. With K_i·q_i what exporter i attracts per unit of e (spending per unit of
/// pull), the flow of i is min(K_i·q_i·e, cap_i), and e is such that the flows add up to the spending by price: the importer fills the
/// capped flows and gives the rest to the others by price. A cap acts like a trade cost τ ≥ 1 that no one receives (queues, licences);
/// τ^(−θ) = cap/(K·q·e). Solved exactly, cell by cell, so the numbers are the same alone and in any batch.
/// </summary>
internal sealed class QuotaRow(int sector, int economies, int stride)
{
    private readonly double[] caps = NoCaps(economies * stride); // [exporter, case], million USD before tariff
    private readonly bool[] binds = new bool[economies * stride];
    private readonly bool[] bindsAny = new bool[stride];
    private readonly bool[] next = new bool[economies];

    public int Sector { get; } = sector;

    /// <summary>e, spending by price per unit of pull where caps bind [case].</summary>
    public double[] SpendingPerPull { get; } = new double[stride];

    /// <summary>What binding caps take of spending, tariff included [case].</summary>
    public double[] Capped { get; } = new double[stride];

    /// <summary>What binding caps let flow, before tariff [case].</summary>
    public double[] NetCapped { get; } = new double[stride];

    /// <summary>The cap on what an exporter sells by price, million USD before tariff; infinity: none.</summary>
    public double Cap(int exporter, int @case) => caps[(exporter * stride) + @case];

    /// <summary>Whether the cap of an exporter binds.</summary>
    public bool Binds(int exporter, int @case) => binds[(exporter * stride) + @case];

    /// <summary>Whether any cap binds.</summary>
    public bool Binds(int @case) => bindsAny[@case];

    public void SetCap(int exporter, int @case, double cap) => caps[(exporter * stride) + @case] = cap;

    /// <summary>Takes no cap to bind yet.</summary>
    public void Release(int @case)
    {
        bindsAny[@case] = false;
        for (var i = 0; i < economies; i++)
            binds[(i * stride) + @case] = false;
    }

    /// <summary>The pull of the offers whose caps do not bind, and what the others take.</summary>
    public (double Pull, double NetPull) SumFree(TradeRows rows, double[] offers, MarketSize size, int @case)
    {
        var (pull, netPull) = (0.0, 0.0);
        (Capped[@case], NetCapped[@case]) = (0, 0);
        for (var i = 0; i < economies; i++)
        {
            var (k, m) = (rows.GrossShare(Sector, i, @case), rows.NetShare(Sector, i, @case));
            var offer = offers[size.At(i, Sector, @case)];
            if (Binds(i, @case))
            {
                Capped[@case] += Cap(i, @case) * (k / m);
                NetCapped[@case] += Cap(i, @case);
            }
            else
            {
                pull = Math.FusedMultiplyAdd(k, offer, pull);
                netPull = Math.FusedMultiplyAdd(m, offer, netPull);
            }
        }
        return (pull, netPull);
    }

    /// <summary>Finds which caps bind when so much is spent by price, and e.</summary>
    /// <returns>Whether it differs from the assumed binding set.</returns>
    public bool Fill(TradeRows rows, double[] offers, MarketSize size, int @case, double spent)
    {
        Array.Clear(next);
        bool more;
        do
        {
            var (pull, capped) = (0.0, 0.0);
            for (var i = 0; i < economies; i++)
            {
                var k = rows.GrossShare(Sector, i, @case);
                if (next[i])
                    capped += Cap(i, @case) * (k / rows.NetShare(Sector, i, @case));
                else
                    pull = Math.FusedMultiplyAdd(k, offers[size.At(i, Sector, @case)], pull);
            }
            // No uncapped exporter is left for the rest: e is not finite, and the year reports it.
            SpendingPerPull[@case] = (spent - capped) / pull;
            more = false;
            for (var i = 0; i < economies; i++)
            {
                if (next[i] || double.IsPositiveInfinity(Cap(i, @case)))
                    continue;
                next[i] = rows.NetShare(Sector, i, @case) * offers[size.At(i, Sector, @case)] * SpendingPerPull[@case] > Cap(i, @case);
                more |= next[i];
            }
        } while (more); // each turn binds one cap more, and e only rises with it
        var changed = false;
        bindsAny[@case] = next.AsSpan().Contains(true);
        for (var i = 0; i < economies; i++)
        {
            changed |= binds[(i * stride) + @case] != next[i];
            binds[(i * stride) + @case] = next[i];
        }
        return changed;
    }

    private static double[] NoCaps(int count)
    {
        var caps = new double[count];
        Array.Fill(caps, double.PositiveInfinity);
        return caps;
    }
}
