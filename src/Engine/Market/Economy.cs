using System.Runtime.Intrinsics;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Path;

namespace TradeSim.Engine.Market;

/// <summary>
/// An economy: it buys, produces and sells. In a round it receives the offers of all economies and its own sales and wage, and answers
/// with its orders, its prices and its own new quote. A pure function of what it is sent and of its own data for the year, so a message
/// lost or repeated does no harm.
/// </summary>
internal sealed class Economy
{
    private readonly int index;
    private readonly int economies;
    private readonly int sectors;
    private readonly double[] valueAddedShares; // v [j]
    private readonly double[] inputsOfUsers;    // g [j (user), k (input)]
    private readonly double[] usersOfInputs;    // g transposed [k (input), j (user)]
    private readonly double[] demandShares;     // α [j]
    private readonly double[] responseWeights;  // v_ij [j, i] of all exporters
    private readonly double[] baselineSpending; // X [j], for the partial closure
    private readonly double baselineIncome;     // I
    private readonly double spendingRatio;      // I / (I − D), for proportional transfers

    public Economy(World world, int index)
    {
        this.index = index;
        economies = world.EconomyCount;
        sectors = world.SectorCount;
        valueAddedShares = new double[sectors];
        inputsOfUsers = new double[sectors * sectors];
        usersOfInputs = new double[sectors * sectors];
        demandShares = new double[sectors];
        responseWeights = new double[sectors * economies];
        baselineSpending = new double[sectors];
        baselineIncome = world.Income(index);
        spendingRatio = world.Income(index) / (world.Income(index) - world.Transfer(index));
        for (var j = 0; j < sectors; j++)
        {
            valueAddedShares[j] = world.ValueAddedShare(index, j);
            demandShares[j] = world.DemandShare(index, j);
            baselineSpending[j] = world.Spending(index, j);
            for (var k = 0; k < sectors; k++)
            {
                inputsOfUsers[(j * sectors) + k] = world.InputShare(index, j, k);
                usersOfInputs[(k * sectors) + j] = world.InputShare(index, j, k);
            }
            for (var i = 0; i < economies; i++) responseWeights[(j * economies) + i] = world.ValueAddedShare(i, j);
        }
    }

    /// <summary>Answers a round for every strip in which some case still moves.</summary>
    /// <param name="year">What the market was told of the year; the economy reads its own part.</param>
    /// <param name="quotes">What the market sends.</param>
    /// <param name="response">Prices, quote, income and spending, written.</param>
    /// <param name="book">Orders as M·e [j, i, lane], added to: orders of several importers add up to what each exporter sells.</param>
    /// <param name="sensitivity">How much each exporter's value added from this importer falls if its price rises, Σ_j v·θ·O·(1−π) [i, lane], added to if the market asks for it.</param>
    public void Respond(MarketYear year, Quotes quotes, Response response, double[] book, double[] sensitivity)
    {
        var own = year.Economies[index];
        foreach (var strip in quotes.Strips)
        {
            own.Rows.SumOffers(quotes.Offers, strip, response.Pull, response.NetPull);
            PriceGoods(year, strip, response);
            QuoteCosts(year, quotes, strip, response);
            if (year.Closure == Closure.Partial) SpendAsGiven(year, own, strip, response);
            else Spend(year, own, quotes, strip, response);
            PlaceOrders(own, quotes, strip, response, book);
            if (quotes.AsksForResponse) TellSensitivity(year, own, quotes, strip, response, sensitivity);
        }
    }

    /// <summary>ln P = −ln Φ / θ; where nobody offers and nothing is bought, the price stays.</summary>
    private void PriceGoods(MarketYear year, int strip, Response response)
    {
        for (var at = strip; at < sectors * year.Width; at += year.Width)
        {
            var pull = Lanes.Load(response.Pull, at);
            var price = -Vector512.Log(pull) / Lanes.Load(year.Elasticities, at);
            Lanes.Store(Vector512.ConditionalSelect(Vector512.GreaterThan(pull, Vector512<double>.Zero), price, Vector512<double>.Zero), response.LogPrices, at);
        }
    }

    /// <summary>ln c_j = v_j·ln w + Σ_k g_jk·ln P_k − ln A_j.</summary>
    private void QuoteCosts(MarketYear year, Quotes quotes, int strip, Response response)
    {
        var lanes = year.Width;
        if (year.Closure == Closure.General)
            Lanes.Multiply(inputsOfUsers, 0, sectors, sectors, response.LogPrices, strip, lanes, response.LogCosts, strip, lanes);
        var wage = Lanes.Load(quotes.LogWages, (index * lanes) + strip);
        for (var j = 0; j < sectors; j++)
        {
            var at = (j * lanes) + strip;
            var inputs = year.Closure == Closure.General ? Lanes.Load(response.LogCosts, at) : Vector512<double>.Zero;
            var cost = Lanes.MultiplyAdd(Vector512.Create(valueAddedShares[j]), wage, inputs);
            Lanes.Store(cost - Lanes.Load(year.LogProductivity, (((j * economies) + index) * lanes) + strip), response.LogCosts, at);
        }
    }

    /// <summary>
    /// X = inputs + α·I, where income holds the tariff revenue of that very spending: solved in closed form.
    /// Tariffs take the share ρ_j = 1 − S_j/Φ_j of what is allocated by price, and t'/(1+t') of what is contracted.
    /// </summary>
    private void Spend(MarketYear year, EconomyYear own, Quotes quotes, int strip, Response response)
    {
        var lanes = year.Width;
        // Y of this economy stands in every N-th place of the sales.
        Lanes.Multiply(usersOfInputs, 0, sectors, sectors, quotes.Sales, (index * lanes) + strip, economies * lanes, response.Inputs, strip, lanes);
        var revenueFromInputs = Vector512<double>.Zero;
        var revenuePerIncome = Vector512<double>.Zero;
        for (var j = 0; j < sectors; j++)
        {
            var at = (j * lanes) + strip;
            var taken = TakenByTariffs(own, j, strip, at, response);
            revenueFromInputs = Lanes.MultiplyAdd(taken, Lanes.Load(response.Inputs, at), revenueFromInputs);
            revenuePerIncome = Lanes.MultiplyAdd(taken, Vector512.Create(demandShares[j]), revenuePerIncome);
        }
        var wages = Lanes.Load(quotes.WageBill, (index * lanes) + strip);
        Vector512<double> income;
        if (year.Transfers == TransferRule.Proportional)
        {
            var ratio = Lanes.Load(quotes.SpendingFactor, strip) * Vector512.Create(spendingRatio);
            income = (Lanes.Load(own.Transfer, strip) + (ratio * (wages + revenueFromInputs))) / (Vector512<double>.One - (ratio * revenuePerIncome));
        }
        else
        {
            income = (wages + Lanes.Load(own.Transfer, strip) + revenueFromInputs) / (Vector512<double>.One - revenuePerIncome);
        }
        Lanes.Store(income, response.Income, strip);
        Lanes.Store(wages + Lanes.MultiplyAdd(revenuePerIncome, income, revenueFromInputs), response.OwnIncome, strip);
        for (var j = 0; j < sectors; j++)
        {
            var at = (j * lanes) + strip;
            Lanes.Store(Lanes.MultiplyAdd(Vector512.Create(demandShares[j]), income, Lanes.Load(response.Inputs, at)), response.Spending, at);
        }
    }

    /// <summary>Under the partial closure spending grows as it is told to.</summary>
    private void SpendAsGiven(MarketYear year, EconomyYear own, int strip, Response response)
    {
        var growth = Lanes.Load(own.SpendingGrowth, strip);
        for (var j = 0; j < sectors; j++)
        {
            Lanes.Store(Vector512.Create(baselineSpending[j]) * growth, response.Spending, (j * year.Width) + strip);
        }
        var income = Vector512.Create(baselineIncome) * growth;
        Lanes.Store(income, response.Income, strip);
        Lanes.Store(income, response.OwnIncome, strip);
    }

    private static Vector512<double> TakenByTariffs(EconomyYear own, int sector, int strip, int at, Response response)
    {
        var pull = Lanes.Load(response.Pull, at);
        var taken = own.Rows.IsTaxed(sector)
            ? Vector512.ConditionalSelect(Vector512.GreaterThan(pull, Vector512<double>.Zero), Vector512<double>.One - (Lanes.Load(response.NetPull, at) / pull), Vector512<double>.Zero)
            : Vector512<double>.Zero;
        if (own.Offtakes.Count == 0) return taken;
        taken *= Vector512<double>.One - Contracted(own, sector, strip);
        foreach (var offtake in own.Offtakes)
        {
            if (offtake.Sector == sector) taken += Lanes.Load(offtake.Share, strip) - Lanes.Load(offtake.NetShare, strip);
        }
        return taken;
    }

    private static Vector512<double> Contracted(EconomyYear own, int sector, int strip)
    {
        var sum = Vector512<double>.Zero;
        foreach (var offtake in own.Offtakes)
        {
            if (offtake.Sector == sector) sum += Lanes.Load(offtake.Share, strip);
        }
        return sum;
    }

    private void PlaceOrders(EconomyYear own, Quotes quotes, int strip, Response response, double[] book)
    {
        var lanes = response.Income.Length;
        for (var j = 0; j < sectors; j++)
        {
            var at = (j * lanes) + strip;
            var pull = Lanes.Load(response.Pull, at);
            var spending = Lanes.Load(response.Spending, at);
            if (own.Offtakes.Count > 0) spending *= Vector512<double>.One - Contracted(own, j, strip);
            var perPull = Vector512.ConditionalSelect(Vector512.GreaterThan(pull, Vector512<double>.Zero), spending / pull, Vector512<double>.Zero);
            Lanes.Store(perPull, response.SpendingPerPull, at);
            own.Rows.PlaceOrders(j, perPull, strip, book);
        }
        // What is contracted is booked per unit of the offer's strength too, since the market multiplies the book by it.
        foreach (var offtake in own.Offtakes)
        {
            var place = (((offtake.Sector * economies) + offtake.Exporter) * lanes) + strip;
            var bought = Lanes.Load(offtake.NetShare, strip) * Lanes.Load(response.Spending, (offtake.Sector * lanes) + strip);
            Lanes.Store(Lanes.Load(book, place) + (bought / Lanes.Load(quotes.Offers, place)), book, place);
        }
    }

    private void TellSensitivity(MarketYear year, EconomyYear own, Quotes quotes, int strip, Response response, double[] sensitivity)
    {
        var lanes = year.Width;
        for (var j = 0; j < sectors; j++)
        {
            var at = (j * lanes) + strip;
            var elasticity = Lanes.Load(year.Elasticities, at);
            var perPull = Lanes.Load(response.SpendingPerPull, at);
            var pull = Lanes.Load(response.Pull, at);
            for (var i = 0; i < economies; i++)
            {
                var offer = Lanes.Load(quotes.Offers, (((j * economies) + i) * lanes) + strip);
                var flow = own.Rows.Net(j, i, strip) * offer * perPull;
                var share = own.Rows.Gross(j, i, strip) * offer / pull;
                var fall = Vector512.Create(responseWeights[(j * economies) + i]) * elasticity * flow * (Vector512<double>.One - share);
                var place = (i * lanes) + strip;
                Lanes.Store(Lanes.Load(sensitivity, place) + Vector512.ConditionalSelect(Vector512.GreaterThan(pull, Vector512<double>.Zero), fall, Vector512<double>.Zero), sensitivity, place);
            }
        }
    }
}
