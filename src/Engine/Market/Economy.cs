using System.Runtime.Intrinsics;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Market;

/// <summary>
/// An economy: it buys, produces and sells. In a round it receives the offers of all economies and its own sales and wage, and answers with
/// its orders, its prices and its own new quote. A pure function of what it is sent and of its own data for the year, so a message lost or
/// repeated does no harm.
/// </summary>
internal sealed class Economy
{
    /// <summary>Times that a budget under quotas is drawn up at most; caps that then still go to and fro differ by rounding.</summary>
    private const int MostPasses = 20;

    private readonly int index;
    private readonly int economies;
    private readonly int sectors;
    private readonly int padded; // sectors, padded to whole vectors; so are all arrays by sector below
    private readonly double[] valueAddedShares; // v [j]
    private readonly double[] costOfInputs; // g of user j and input k, by input [k, j]
    private readonly double[] inputsOfOutput; // g of user k and input j, by user [k, j]
    private readonly double[] demandShares; // α [j]
    private readonly double[] ones; // 1 [j]
    private readonly double[] baselineSpending; // X [j], for the partial closure
    private readonly double baselineIncome; // I
    private readonly double spendingRatio; // I / (I − D), for proportional transfers

    public Economy(EconomyAccounts accounts)
    {
        index = accounts.Index;
        economies = accounts.Economies;
        sectors = accounts.Sectors;
        padded = Lanes.Padded(sectors);
        valueAddedShares = new double[padded];
        costOfInputs = new double[sectors * padded];
        inputsOfOutput = new double[sectors * padded];
        demandShares = new double[padded];
        ones = new double[padded];
        baselineSpending = new double[padded];
        baselineIncome = accounts.Income;
        spendingRatio = accounts.Income / (accounts.Income - accounts.Transfer);
        for (var j = 0; j < sectors; j++)
        {
            valueAddedShares[j] = accounts.ValueAddedShares[j];
            ones[j] = 1;
            demandShares[j] = accounts.DemandShares[j];
            baselineSpending[j] = accounts.Spending[j];
            for (var k = 0; k < sectors; k++)
            {
                costOfInputs[(k * padded) + j] = accounts.InputShares[(j * sectors) + k];
                inputsOfOutput[(k * padded) + j] = accounts.InputShares[(k * sectors) + j];
            }
        }
    }

    /// <summary>Answers a round for every strip in which some case still moves.</summary>
    /// <param name="year">The market's data of the year; the economy reads its own part.</param>
    /// <param name="quotes">What the market sends.</param>
    /// <param name="response">Prices, quote, income and spending, written.</param>
    /// <param name="book">Orders by price as M·e by exporter and sector, added to: orders of all importers add up to what each exporter
    /// sells. The market books contracts itself.</param>
    /// <param name="sensitivity">How much each exporter's value added from this importer falls if its price rises, Σ_j v·θ·O·(1−π) by
    /// exporter, added to if the market asks for it.</param>
    public void Respond(MarketYear year, Quotes quotes, Response response, double[] book, double[] sensitivity)
    {
        if (year.Size.IsOneCase)
            Respond<OneCase>(year, quotes, response, book, sensitivity);
        else
            Respond<ManyCases>(year, quotes, response, book, sensitivity);
    }

    private void Respond<TLayout>(MarketYear year, Quotes quotes, Response response, double[] book, double[] sensitivity)
        where TLayout : struct, ILayout
    {
        var own = year.Economies[index];
        foreach (var strip in quotes.Strips)
        {
            own.Rows.SumOffers<TLayout>(quotes.Offers, strip, year.Size.Blocks, response.Pull, response.NetPull);
            if (own.Quotas.Count == 0)
                ComputeBudget<TLayout>(year, own, quotes, strip, response);
            else
                ComputeBudgetUnderQuotas<TLayout>(year, own, quotes, strip, response);
            PriceGoods(year, own, strip, response);
            QuoteCosts<TLayout>(year, quotes, strip, response);
            PlaceOrders<TLayout>(year, own, quotes, strip, response, book);
            if (quotes.AsksForResponse)
                StoreSensitivity<TLayout>(year, own, quotes, strip, response, sensitivity);
        }
    }

    /// <summary>
    /// ln P = −(ln Φ − ln V̄) / θ; without offers and purchases, the price does not change. V̄ = Σ_i π_i·V_i is what growing varieties
    /// alone do to the pull of all offers: they decide who sells, and not, through love of variety, how rich a buyer is.
    /// </summary>
    private static void PriceGoods(MarketYear year, EconomyYear own, int strip, Response response)
    {
        for (var at = strip; at < year.Size.PerSector; at += year.Size.Stride)
        {
            var pull = Lanes.Load(response.Pull, at);
            var price = (Lanes.Load(own.LogVarietiesOffered, at) - Vector512.Log(pull)) / Lanes.Load(year.Elasticities, at);
            Lanes.Store(
                Vector512.ConditionalSelect(Vector512.GreaterThan(pull, Vector512<double>.Zero), price, Vector512<double>.Zero),
                response.LogPrices,
                at
            );
        }
    }

    /// <summary>ln c_j = v_j·ln w + Σ_k g_jk·ln P_k − ln A_j. Under the partial closure inputs cost what they did.</summary>
    private void QuoteCosts<TLayout>(MarketYear year, Quotes quotes, int strip, Response response)
        where TLayout : struct, ILayout
    {
        var size = year.Size;
        if (year.Closure == Closure.General)
            Lanes.Multiply<TLayout>(
                costOfInputs,
                0,
                sectors,
                size.Blocks,
                response.LogPrices,
                strip,
                response.LogCosts,
                strip,
                size.Stride
            );
        var wage = Lanes.Load(quotes.LogWages, (index * size.Stride) + strip);
        for (var block = 0; block < size.Blocks; block++)
        {
            var at = (block * size.Stride) + strip;
            var inputs = year.Closure == Closure.General ? Lanes.Load(response.LogCosts, at) : Vector512<double>.Zero;
            var cost = Lanes.MultiplyAdd(TLayout.Coefficient(ref valueAddedShares[0], block), wage, inputs);
            Lanes.Store(cost - Lanes.Load(year.LogProductivity, (index * size.PerSector) + at), response.LogCosts, at);
        }
    }

    /// <summary>Contracts and spending.</summary>
    private void ComputeBudget<TLayout>(MarketYear year, EconomyYear own, Quotes quotes, int strip, Response response)
        where TLayout : struct, ILayout
    {
        NoteContracts(year.Size, own, strip, response);
        if (year.Closure == Closure.Partial)
            SpendAtGivenGrowth<TLayout>(year, own, strip, response);
        else
            Spend<TLayout>(year, own, quotes, strip, response);
    }

    /// <summary>
    /// Which caps bind depends on spending, and spending on the tariff revenue of the flows. Both are exact for a given set of binding
    /// caps, so the budget is drawn up again until the set stays. A case whose set stays draws up the same numbers again.
    /// </summary>
    private void ComputeBudgetUnderQuotas<TLayout>(MarketYear year, EconomyYear own, Quotes quotes, int strip, Response response)
        where TLayout : struct, ILayout
    {
        var size = year.Size;
        foreach (var row in own.Quotas)
        {
            foreach (var @case in CasesIn(strip, size))
                row.Release(@case);
        }
        var changed = true;
        for (var pass = 0; changed && pass < MostPasses; pass++)
        {
            foreach (var row in own.Quotas)
            {
                foreach (var @case in CasesIn(strip, size))
                {
                    var at = size.AtSector(row.Sector, @case);
                    (response.Pull[at], response.NetPull[at]) = row.SumFree(own.Rows, quotes.Offers, size, @case);
                }
            }
            ComputeBudget<TLayout>(year, own, quotes, strip, response);
            changed = false;
            foreach (var row in own.Quotas)
            {
                foreach (var @case in CasesIn(strip, size))
                    changed |= row.Fill(own.Rows, quotes.Offers, size, @case, SpentByPrice(row, @case));
            }
        }
        foreach (var row in own.Quotas)
        {
            // What buyers pay includes what the cap costs them: Φ = (spent by price) / e.
            foreach (var @case in CasesIn(strip, size))
            {
                if (row.Binds(@case) && row.SpendingPerPull[@case] > 0)
                    response.Pull[size.AtSector(row.Sector, @case)] = SpentByPrice(row, @case) / row.SpendingPerPull[@case];
            }
        }

        double SpentByPrice(QuotaRow row, int @case)
        {
            var at = size.AtSector(row.Sector, @case);
            return Math.Max(0, (response.Spending[at] * (1 - response.Contracted[at])) - response.ContractedValue[at]);
        }
    }

    /// <summary>
    /// Contracts and tariff revenue: t'/(1+t') of the contracts, 1 − S/Φ of the rest. Contracts in value, or capped, takes away from the
    /// rest and yields its own, which is a fixed sum.
    /// </summary>
    private static void NoteContracts(MarketSize size, EconomyYear own, int strip, Response response)
    {
        var fixedInValue = own.Offtakes.Count > 0 || own.Quotas.Count > 0;
        for (var at = strip; at < size.PerSector; at += size.Stride)
        {
            Lanes.Store(Vector512<double>.Zero, response.Contracted, at);
            var pull = Lanes.Load(response.Pull, at);
            Lanes.Store(
                own.Rows.IsTaxed ? Lanes.RatioOrZero(pull - Lanes.Load(response.NetPull, at), pull) : Vector512<double>.Zero,
                response.Taken,
                at
            );
            if (!fixedInValue)
                continue;
            Lanes.Store(Vector512<double>.Zero, response.ContractedValue, at);
            Lanes.Store(Vector512<double>.Zero, response.FixedRevenue, at);
        }
        if (!fixedInValue)
            return;
        foreach (var @case in CasesIn(strip, size))
        {
            foreach (var row in own.Quotas)
            {
                var at = size.AtSector(row.Sector, @case);
                response.FixedRevenue[at] += (row.Capped[@case] * (1 - response.Taken[at])) - row.NetCapped[@case];
            }
            foreach (var offtake in own.Offtakes)
            {
                var at = size.AtSector(offtake.Sector, @case);
                response.FixedRevenue[at] += (offtake.Value[@case] * (1 - response.Taken[at])) - offtake.NetValue[@case];
                response.ContractedValue[at] += offtake.Value[@case];
                response.Contracted[at] += offtake.Share[@case];
            }
        }
        for (var at = strip; at < size.PerSector; at += size.Stride)
            Lanes.Store(Lanes.Load(response.Taken, at) * (Vector512<double>.One - Lanes.Load(response.Contracted, at)), response.Taken, at);
        foreach (var @case in CasesIn(strip, size))
        {
            foreach (var offtake in own.Offtakes)
                response.Taken[size.AtSector(offtake.Sector, @case)] += offtake.Share[@case] - offtake.NetShare[@case];
        }
    }

    /// <summary>The cases of a strip; places beyond the last case only pad.</summary>
    private static CaseRange CasesIn(int strip, MarketSize size) => new(strip, Math.Min(strip + Lanes.Width, size.Cases));

    /// <summary>X = inputs + α·I, where income includes the tariff revenue of that same spending: solved in closed form.</summary>
    private void Spend<TLayout>(MarketYear year, EconomyYear own, Quotes quotes, int strip, Response response)
        where TLayout : struct, ILayout
    {
        var size = year.Size;
        Lanes.Multiply<TLayout>(
            inputsOfOutput,
            0,
            sectors,
            size.Blocks,
            quotes.Sales,
            (index * size.PerSector) + strip,
            response.Inputs,
            strip,
            size.Stride
        );
        var earnings = Lanes.Load(quotes.Earnings, (index * size.Stride) + strip);
        var (revenueFromInputs, revenuePerIncome) = Revenue<TLayout>(size, own, strip, response);
        Vector512<double> income;
        if (year.Transfers == TransferRule.Proportional)
        {
            var ratio = Lanes.Load(quotes.SpendingFactor, strip) * Vector512.Create(spendingRatio);
            income =
                (Lanes.Load(own.Transfer, strip) + (ratio * (earnings + revenueFromInputs)))
                / (Vector512<double>.One - (ratio * revenuePerIncome));
        }
        else
        {
            income = (earnings + Lanes.Load(own.Transfer, strip) + revenueFromInputs) / (Vector512<double>.One - revenuePerIncome);
        }
        Lanes.Store(income, response.Income, strip);
        Lanes.Store(earnings + Lanes.MultiplyAdd(revenuePerIncome, income, revenueFromInputs), response.OwnIncome, strip);
        for (var block = 0; block < size.Blocks; block++)
        {
            var at = (block * size.Stride) + strip;
            Lanes.Store(
                Lanes.MultiplyAdd(TLayout.Coefficient(ref demandShares[0], block), income, Lanes.Load(response.Inputs, at)),
                response.Spending,
                at
            );
        }
    }

    /// <summary>Tariff revenue on inputs, and on each dollar of income that is spent on final demand.</summary>
    private (Vector512<double> FromInputs, Vector512<double> PerIncome) Revenue<TLayout>(
        MarketSize size,
        EconomyYear own,
        int strip,
        Response response
    )
        where TLayout : struct, ILayout
    {
        var fixedInValue = own.Offtakes.Count > 0 || own.Quotas.Count > 0;
        if (!own.Rows.IsTaxed && !fixedInValue)
            return default;
        for (var at = strip; at < size.PerSector; at += size.Stride)
        {
            var revenue = Lanes.Load(response.Taken, at) * Lanes.Load(response.Inputs, at);
            Lanes.Store(fixedInValue ? revenue + Lanes.Load(response.FixedRevenue, at) : revenue, response.Spending, at);
        }
        return (
            TLayout.WeightedSum(ones, 0, response.Spending, strip, size.Stride, size.Blocks),
            TLayout.WeightedSum(demandShares, 0, response.Taken, strip, size.Stride, size.Blocks)
        );
    }

    /// <summary>Under the partial closure spending grows at a given rate.</summary>
    private void SpendAtGivenGrowth<TLayout>(MarketYear year, EconomyYear own, int strip, Response response)
        where TLayout : struct, ILayout
    {
        var growth = Lanes.Load(own.SpendingGrowth, strip);
        for (var block = 0; block < year.Size.Blocks; block++)
            Lanes.Store(
                TLayout.Coefficient(ref baselineSpending[0], block) * growth,
                response.Spending,
                (block * year.Size.Stride) + strip
            );
        var income = Vector512.Create(baselineIncome) * growth;
        Lanes.Store(income, response.Income, strip);
        Lanes.Store(income, response.OwnIncome, strip);
    }

    private static void PlaceOrders<TLayout>(MarketYear year, EconomyYear own, Quotes quotes, int strip, Response response, double[] book)
        where TLayout : struct, ILayout
    {
        var size = year.Size;
        for (var at = strip; at < size.PerSector; at += size.Stride)
        {
            var byPrice = Lanes.Load(response.Spending, at) * (Vector512<double>.One - Lanes.Load(response.Contracted, at));
            if (own.Offtakes.Count > 0)
                byPrice = LeftByContracts(byPrice, Lanes.Load(response.ContractedValue, at), Lanes.Load(response.Contracted, at));
            Lanes.Store(Lanes.RatioOrZero(byPrice, Lanes.Load(response.Pull, at)), response.SpendingPerPull, at);
        }
        foreach (var row in own.Quotas)
        {
            foreach (var @case in CasesIn(strip, size))
            {
                if (row.Binds(@case))
                    response.SpendingPerPull[size.AtSector(row.Sector, @case)] = 0; // ordered below
            }
        }
        own.Rows.PlaceOrders<TLayout>(response.SpendingPerPull, strip, size.Blocks, book);
        foreach (var row in own.Quotas)
        {
            foreach (var @case in CasesIn(strip, size))
            {
                if (row.Binds(@case))
                    OrderUnderQuota(row, @case);
            }
        }

        void OrderUnderQuota(QuotaRow row, int @case)
        {
            response.SpendingPerPull[size.AtSector(row.Sector, @case)] = row.SpendingPerPull[@case];
            for (var i = 0; i < size.Economies; i++)
            {
                var place = size.At(i, row.Sector, @case);
                book[place] += row.Binds(i, @case)
                    ? row.Cap(i, @case) / quotes.Offers[place]
                    : own.Rows.NetShare(row.Sector, i, @case) * row.SpendingPerPull[@case];
            }
        }
    }

    /// <summary>Contracts above all spending fail the year when it closes; until then, orders stay what orders can be. Who has no contract
    /// is left alone.</summary>
    private static Vector512<double> LeftByContracts(Vector512<double> byPrice, Vector512<double> value, Vector512<double> share)
    {
        var left = Vector512.Max(byPrice - value, Vector512<double>.Zero);
        return Vector512.ConditionalSelect(Vector512.Equals(value + share, Vector512<double>.Zero), byPrice, left);
    }

    private void StoreSensitivity<TLayout>(
        MarketYear year,
        EconomyYear own,
        Quotes quotes,
        int strip,
        Response response,
        double[] sensitivity
    )
        where TLayout : struct, ILayout
    {
        var size = year.Size;
        for (var i = 0; i < economies; i++)
        {
            for (var block = 0; block < size.Blocks; block++)
            {
                var at = (block * size.Stride) + strip;
                var offer = Lanes.Load(quotes.Offers, (i * size.PerSector) + at);
                var flow = own.Rows.Net<TLayout>(i, block, strip) * offer * Lanes.Load(response.SpendingPerPull, at);
                var share = Lanes.RatioOrZero(own.Rows.Gross<TLayout>(i, block, strip) * offer, Lanes.Load(response.Pull, at));
                Lanes.Store(Lanes.Load(year.Elasticities, at) * flow * (Vector512<double>.One - share), response.Taken, at);
            }
            foreach (var row in own.Quotas)
            {
                foreach (var @case in CasesIn(strip, size))
                {
                    if (row.Binds(i, @case))
                        response.Taken[size.AtSector(row.Sector, @case)] = 0; // a binding cap does not respond to prices
                }
            }
            var fall = TLayout.WeightedSum(quotes.ValueAddedShares, i * padded, response.Taken, strip, size.Stride, size.Blocks);
            var place = (i * size.Stride) + strip;
            Lanes.Store(Lanes.Load(sensitivity, place) + fall, sensitivity, place);
        }
    }
}
