using System.Runtime.Intrinsics;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Market;

/// <summary>
/// The market (Walras's auctioneer) of the cases of a batch. It sends quotes, adds the orders up into sales, moves wages, costs and sales,
/// and sends the next round, until in each case nothing moves by more than the tolerance. The host that delivers the messages calls
/// <see cref="Open"/> once a year and then, until <see cref="Cleared"/>: every economy's <see cref="Economy.Respond"/>, and
/// <see cref="Settle"/>.
/// <para>
/// The state is x = (ln w, ln c, ln Y, ln φ), ln s, what the real wage does to the supply of labour, where supply is elastic, and r, the
/// revenue from export taxes as a share of the wage bill, where exports are taxed. A round answers with what x should be; the residual is
/// the difference. From it comes a step in one of two ways. The quick way reads the residual as the baseline's market would answer it
/// (<see cref="NewtonStep"/>). The safe way moves each wage by what the economy's customers would tolerate, z/(1+e) with
/// e = θ·Σπ(1−π)X/Y, and takes the rest as answered; it needs more rounds and hardly ever fails. Both are accelerated
/// (<see cref="Anderson"/>). A case starts quick and falls back by itself. No case sees its neighbours.
/// </para>
/// </summary>
internal sealed class Auctioneer
{
    /// <summary>Rounds after which a case has failed.</summary>
    public const int MostRounds = 600;

    private const int MostQuickRounds = 60;
    private const int PatienceOfQuick = 8;
    private const double LongestStep = 1.0; // in logarithms: nothing more than 2.7-folds in a round
    private const double NeverSold = -650; // ln of a sale that does not exist
    private const double HardlySold = -300; // below it is no sale that ever was, however it has grown since
    private const int PatienceAtFloor = 20;
    private const double ExactAnswer = 1e-14; // residual of costs and sales that answer given wages
    private const int MostRoundsAtGivenWages = 1200;

    /// <summary>
    /// The largest residual at which a case may end because rounding keeps it from falling further. Above it, a residual that does not fall
    /// means that no equilibrium was found.
    /// </summary>
    public const double LargestFloor = 1e-12;

    private readonly World world;
    private readonly NewtonStep? newton; // null under the partial closure, which takes no steps
    private readonly MarketSize size;
    private readonly int padded;
    private readonly double[] valueAddedShares; // v [i, j], padded
    private readonly double[] demandShares; // α [n, j], padded; empty where the supply of labour is fixed
    private readonly double[] state; // x: ln w by economy, ln c and ln Y by economy and sector, ln φ; ln s, r by economy where they move
    private readonly double[] start; // x at the year's first round
    private readonly double[] origin; // x at the end of the last year, or of the last step of this one
    private readonly double[] originLabour;
    private readonly double[] best; // x with the smallest residual, for cases on the safe way
    private readonly double[] answer; // residual, then step, laid out as x
    private readonly double[] newSales; // by economy and sector
    private readonly double[] excess; // room by economy
    private readonly double[] wageBill; // w·L·VA by economy
    private readonly double[] exportRevenue; // of this round's orders, by economy; empty where no policy taxes exports
    private readonly double[] logLabourIncome; // ln(L·VA) of the last year, by economy
    private readonly Anderson anderson;
    private readonly CaseState[] cases;
    private readonly double[] residuals;
    private readonly double[] moving; // 1 where a case takes a step this round
    private readonly double[] safe; // 1 where it is on the safe way
    private readonly double[] plain; // 1 where its step is not accelerated
    private MarketYear year = null!;

    /// <param name="place">The world.</param>
    /// <param name="size">Size of the market.</param>
    /// <param name="hasElasticLabour">Whether the supply of labour follows the real wage.</param>
    /// <param name="taxesExports">Whether some policy taxes exports.</param>
    public Auctioneer(PreparedWorld place, MarketSize size, bool hasElasticLabour = false, bool taxesExports = false)
    {
        (world, this.size) = (place.World, size);
        newton = place.Response is { } response ? new NewtonStep(response, size) : null;
        padded = Lanes.Padded(size.Sectors);
        valueAddedShares = place.ValueAddedShares;
        demandShares = new double[hasElasticLabour ? size.Economies * padded : 0];
        for (var at = 0; at < demandShares.Length; at++)
            demandShares[at] = at % padded < size.Sectors ? world.DemandShare(at / padded, at % padded) : 0;
        wageBill = new double[size.PerEconomy];
        exportRevenue = new double[taxesExports ? size.PerEconomy : 0];
        var length =
            size.PerEconomy
            + (2 * size.PerEconomyAndSector)
            + size.Stride
            + (hasElasticLabour ? size.PerEconomy : 0)
            + exportRevenue.Length;
        (state, start, best, answer) = (new double[length], new double[length], new double[length], new double[length]);
        (origin, originLabour) = (new double[length], new double[size.PerEconomy]);
        newSales = new double[size.PerEconomyAndSector];
        excess = new double[size.PerEconomy];
        logLabourIncome = new double[size.PerEconomy];
        anderson = new Anderson(size, length);
        cases = new CaseState[size.Cases];
        (residuals, moving, safe, plain) = (
            new double[size.Stride],
            new double[size.Stride],
            new double[size.Stride],
            new double[size.Stride]
        );
        Quotes = new Quotes(size, place.ValueAddedShares);
        Book = new double[size.PerEconomyAndSector];
        Sensitivity = new double[size.PerEconomy];
        StartAtBaseline();
    }

    /// <summary>What every economy is sent in this round.</summary>
    public Quotes Quotes { get; }

    /// <summary>Orders of this round as M·e by exporter and sector, to which economies add in the order of their indices.</summary>
    public double[] Book { get; }

    /// <summary>How much each exporter's value added falls if its price rises, to which economies add if asked.</summary>
    public double[] Sensitivity { get; }

    /// <summary>Whether every case is done.</summary>
    public bool Cleared => Quotes.Strips.Count == 0;

    /// <summary>Rounds that a case took this year.</summary>
    public int RoundsOf(int @case) => cases[@case].Rounds;

    /// <summary>Largest relative residual of a case at its last round.</summary>
    public double ResidualOf(int @case) => cases[@case].Residual;

    /// <summary>Whether a case was solved this year.</summary>
    public bool IsSolved(int @case) => cases[@case].Way == Way.Done;

    /// <summary>
    /// Whether wages stay fixed, and only the costs and sales that result from them are sought (see <see cref="OpenAtGivenWages"/>).
    /// </summary>
    public bool HoldsWages { get; init; }

    /// <summary>z of an economy at given wages: ln of what it sells value added for over its wage bill.</summary>
    public double ExcessOf(int economy, int @case) => excess[size.At(economy, @case)];

    /// <summary>ln w of an economy.</summary>
    public double LogWageOf(int economy, int @case) => state[size.At(economy, @case)];

    private int CostsAt(int economy) => size.PerEconomy + (economy * size.PerSector);

    private int SalesAt(int economy) => size.PerEconomy + size.PerEconomyAndSector + (economy * size.PerSector);

    private int FactorAt => size.PerEconomy + (2 * size.PerEconomyAndSector);

    private int SupplyAt => FactorAt + size.Stride;

    private int RevenueAt => SupplyAt + (HasElasticLabour ? size.PerEconomy : 0);

    private bool HasElasticLabour => demandShares.Length > 0;

    private bool TaxesExports => exportRevenue.Length > 0;

    /// <summary>Opens the market of a year. Each case starts from its last year's prices, its sales grown with its labour.</summary>
    /// <param name="year">The year's data; may be the same object as last year with new figures.</param>
    /// <param name="tolerance">Largest relative residual of a solved case.</param>
    /// <param name="takesPart">Whether a case takes part; the others stay unchanged.</param>
    /// <param name="again">Whether to go back to where the market last opened, because it did not clear.</param>
    public void Open(MarketYear year, double tolerance, Func<int, bool> takesPart, bool again = false)
    {
        this.year = year;
        if (again)
            Restore();
        state.CopyTo(origin, 0);
        logLabourIncome.CopyTo(originLabour, 0);
        anderson.Reset();
        if (year.Closure == Closure.Partial)
            TakeGivenWages();
        else
        {
            GrowSales();
            StartNewSectors();
        }
        state.CopyTo(start, 0);
        for (var k = 0; k < cases.Length; k++)
            cases[k] = new CaseState
            {
                Way = takesPart(k) ? Way.Quick : Way.Failed,
                Best = double.PositiveInfinity,
                Residual = double.PositiveInfinity,
                Tolerance = tolerance,
            };
        SendQuotes();
    }

    /// <summary>Opens the market of a year to find what answers wages that were placed before: each case has its own.</summary>
    public void OpenAtGivenWages(MarketYear year)
    {
        this.year = year;
        for (var k = 0; k < cases.Length; k++)
            cases[k] = new CaseState
            {
                Way = Way.Quick,
                Best = double.PositiveInfinity,
                Residual = double.PositiveInfinity,
                Tolerance = ExactAnswer,
            };
        SendQuotes();
    }

    /// <summary>Gives a case the wage of an economy.</summary>
    public void PlaceWage(int economy, int @case, double logWage) => size.Set(state, economy, @case, logWage);

    /// <summary>Takes over the wages, costs, sales and spending factor of a case of another market of the same world.</summary>
    public void TakeOver(Auctioneer other, int from, int to)
    {
        for (var i = 0; i < size.Economies; i++)
        {
            size.Set(state, i, to, other.state[other.size.At(i, from)]);
            if (HasElasticLabour)
                size.Set(state, (SupplyAt / size.Stride) + i, to, other.state[other.SupplyAt + other.size.At(i, from)]);
            if (TaxesExports)
                size.Set(state, (RevenueAt / size.Stride) + i, to, other.state[other.RevenueAt + other.size.At(i, from)]);
            for (var j = 0; j < size.Sectors; j++)
            {
                state[size.PerEconomy + size.At(i, j, to)] = other.state[other.size.PerEconomy + other.size.At(i, j, from)];
                state[SalesAt(0) + size.At(i, j, to)] = other.state[other.SalesAt(0) + other.size.At(i, j, from)];
            }
        }
        size.Set(state, FactorAt / size.Stride, to, other.state[other.FactorAt + from]);
    }

    /// <summary>
    /// Continues from a point that was found elsewhere and cannot be improved: the case ends in its first round if the residual is at most
    /// <see cref="LargestFloor"/>. To be called between <see cref="Open"/> and the first round.
    /// </summary>
    public void StartFrom(Auctioneer other, int from)
    {
        TakeOver(other, from, 0);
        state.CopyTo(start, 0);
        cases[0].CannotImprove = true;
        SendQuotes();
    }

    /// <summary>Gives a case up.</summary>
    public void GiveUp(int @case)
    {
        cases[@case].Way = Way.Failed;
        SendQuotes();
    }

    /// <summary>Closes a round: compares the quotes with the answers, decides for each case, and prepares the next quotes.</summary>
    public void Settle(Response[] responses)
    {
        if (year.Closure == Closure.Partial)
            FinishPartial();
        else if (size.IsOneCase)
            Settle<OneCase>(responses);
        else
            Settle<ManyCases>(responses);
        SendQuotes();
    }

    private void Settle<TLayout>(Response[] responses)
        where TLayout : struct, ILayout
    {
        foreach (var strip in Quotes.Strips)
        {
            BookContracts(responses, strip);
            if (TaxesExports)
                DeductExportTaxes(responses, strip);
            CompareCosts(responses, strip);
            CompareSales(strip);
            CompareWages<TLayout>(strip);
            CompareSpending(responses, strip);
            if (HasElasticLabour)
                CompareSupply<TLayout>(responses, strip);
            if (TaxesExports)
                CompareExportRevenue(strip);
            FindResiduals<TLayout>(strip);
        }
        DecideCases();
        if (HoldsWages)
            AnswerWages<TLayout>();
        else
            StepAhead<TLayout>();
    }

    private void Restore()
    {
        origin.CopyTo(state, 0);
        originLabour.CopyTo(logLabourIncome, 0);
    }

    /// <summary>
    /// Adds the orders that a remote economy has put into a separate book. A host calls it in the order of the economies, not of the
    /// answers, so the sums have the same bits as if economies added to one book in their order.
    /// </summary>
    public void TakeOrders(double[] ownBook, double[] ownSensitivity)
    {
        foreach (var strip in Quotes.Strips)
        {
            for (var at = strip; at < size.PerEconomyAndSector; at += size.Stride)
                Lanes.Store(Lanes.Load(Book, at) + Lanes.Load(ownBook, at), Book, at);
            if (!Quotes.AsksForResponse)
                continue;
            for (var at = strip; at < size.PerEconomy; at += size.Stride)
                Lanes.Store(Lanes.Load(Sensitivity, at) + Lanes.Load(ownSensitivity, at), Sensitivity, at);
        }
    }

    /// <summary>
    /// Contracts come after all orders by price, in the order of the importers. They are booked per unit of the offer's strength too, since
    /// the market multiplies the book by it.
    /// </summary>
    private void BookContracts(Response[] responses, int strip)
    {
        for (var n = 0; n < size.Economies; n++)
        {
            foreach (var offtake in year.Economies[n].Offtakes)
            {
                for (var @case = strip; @case < Math.Min(strip + Lanes.Width, size.Cases); @case++)
                {
                    var place = size.At(offtake.Exporter, offtake.Sector, @case);
                    Book[place] +=
                        ((offtake.NetShare[@case] * responses[n].Spending[size.AtSector(offtake.Sector, @case)]) + offtake.NetValue[@case])
                        / Quotes.Offers[place];
                }
            }
        }
    }

    /// <summary>
    /// What exporters' governments take of each taxed flow. Importers order at the price at the border, so the book is reduced to what
    /// producers receive, in the order of importer, sector and exporter.
    /// </summary>
    private void DeductExportTaxes(Response[] responses, int strip)
    {
        for (var at = strip; at < size.PerEconomy; at += size.Stride)
            Lanes.Store(Vector512<double>.Zero, exportRevenue, at);
        foreach (var export in year.TaxedExports)
        {
            for (var @case = strip; @case < Math.Min(strip + Lanes.Width, size.Cases); @case++)
            {
                if (export.Taken[@case] == 0)
                    continue;
                var (exporter, sector) = (export.Exporter, export.Sector);
                var taken = export.Taken[@case] * year.Flow(Quotes, responses, exporter, export.Importer, sector, @case);
                var place = size.At(exporter, sector, @case);
                Book[place] -= taken / Quotes.Offers[place];
                size.Set(exportRevenue, exporter, @case, exportRevenue[size.At(exporter, @case)] + taken);
            }
        }
    }

    /// <summary>r_i: revenue from export taxes as a share of the wage bill.</summary>
    private void CompareExportRevenue(int strip)
    {
        for (var at = strip; at < size.PerEconomy; at += size.Stride)
            Lanes.Store(
                (Lanes.Load(exportRevenue, at) / Lanes.Load(wageBill, at)) - Lanes.Load(state, RevenueAt + at),
                answer,
                RevenueAt + at
            );
    }

    private void FinishPartial()
    {
        for (var k = 0; k < cases.Length; k++)
        {
            if (cases[k].Way == Way.Failed)
                continue;
            (cases[k].Rounds, cases[k].Residual, cases[k].Way) = (1, 0, Way.Done);
        }
    }

    private void StartAtBaseline()
    {
        state.AsSpan(SalesAt(0), size.PerEconomyAndSector).Fill(NeverSold);
        for (var i = 0; i < size.Economies; i++)
        {
            // Under the partial closure an economy may produce nothing; its sales then have nothing to grow with.
            logLabourIncome.AsSpan(i * size.Stride, size.Stride).Fill(Elementary.Log(world.ValueAdded(i)));
            for (var j = 0; j < size.Sectors; j++)
            {
                if (world.Output(i, j) == 0)
                    continue;
                for (var k = 0; k < (size.IsOneCase ? 1 : size.Stride); k++)
                    state[SalesAt(i) + size.AtSector(j, k)] = Elementary.Log(world.Output(i, j));
            }
        }
    }

    /// <summary>Under the partial closure wages are given, and unit costs follow from them and from productivity alone.</summary>
    private void TakeGivenWages()
    {
        year.GivenLogWages.CopyTo(state, 0);
        for (var i = 0; i < size.Economies; i++)
        {
            for (var j = 0; j < size.Sectors; j++)
            {
                for (var k = 0; k < (size.IsOneCase ? 1 : size.Stride); k++)
                {
                    var at = (i * size.PerSector) + size.AtSector(j, k);
                    state[size.PerEconomy + at] =
                        (world.ValueAddedShare(i, j) * year.GivenLogWages[size.At(i, k)]) - year.LogProductivity[at];
                }
            }
        }
    }

    /// <summary>First guess of a new year: sales have grown as the economy has. Costs and wages are last year's.</summary>
    private void GrowSales()
    {
        for (var i = 0; i < size.Economies; i++)
        {
            for (var strip = 0; strip < size.Stride; strip += Lanes.Width)
            {
                var at = (i * size.Stride) + strip;
                var labour = Vector512.Log(Lanes.Load(year.LabourIncome, at));
                var growth = labour - Lanes.Load(logLabourIncome, at);
                Lanes.Store(labour, logLabourIncome, at);
                for (var sales = SalesAt(i) + strip; sales < SalesAt(i) + size.PerSector; sales += size.Stride)
                    Lanes.Store(Lanes.Load(state, sales) + growth, state, sales);
            }
        }
    }

    /// <summary>
    /// A sector that the baseline does not know sells only its contracts of this year, if any. One that the baseline knows and that sold
    /// nothing last year, to an embargo perhaps, starts from the baseline again: nothing grows out of nothing.
    /// </summary>
    private void StartNewSectors()
    {
        for (var i = 0; i < size.Economies; i++)
        {
            for (var j = 0; j < (size.IsOneCase ? padded : size.Sectors); j++)
            {
                var known = j < size.Sectors && world.Output(i, j) > 0;
                for (var k = 0; k < (size.IsOneCase ? 1 : size.Stride); k++)
                {
                    ref var sales = ref state[SalesAt(i) + size.AtSector(j, k)];
                    if (!known)
                        sales = NeverSold;
                    else if (sales < HardlySold)
                        sales =
                            Elementary.Log(world.Output(i, j))
                            + logLabourIncome[(i * size.Stride) + k]
                            - Elementary.Log(world.ValueAdded(i));
                }
            }
        }
        for (var n = 0; n < size.Economies; n++)
        {
            foreach (var offtake in year.Economies[n].Offtakes)
            {
                if (world.Output(offtake.Exporter, offtake.Sector) > 0)
                    continue;
                for (var k = 0; k < size.Cases; k++)
                {
                    ref var sales = ref state[SalesAt(offtake.Exporter) + size.AtSector(offtake.Sector, k)];
                    var contracted =
                        Elementary.Exp(sales) + (offtake.NetShare[k] * world.Spending(n, offtake.Sector)) + offtake.NetValue[k];
                    if (contracted > 1e-200)
                        sales = Elementary.Log(contracted);
                }
            }
        }
    }

    private void SendQuotes()
    {
        Quotes.Strips.Clear();
        Quotes.AsksForResponse = false;
        for (var strip = 0; strip < size.Cases; strip += Lanes.Width)
        {
            var moves = false;
            for (var k = strip; k < Math.Min(strip + Lanes.Width, size.Cases); k++)
            {
                moves |= cases[k].Way is Way.Quick or Way.Safe;
                Quotes.AsksForResponse |= cases[k].Way == Way.Safe;
            }
            if (moves)
                Quotes.Strips.Add(strip);
        }
        foreach (var strip in Quotes.Strips)
        {
            for (var i = 0; i < size.Economies; i++)
                QuoteFor(i, strip);
            Lanes.Store(Elementary.Exp(Lanes.Load(state, FactorAt + strip)), Quotes.SpendingFactor, strip);
        }
    }

    private void QuoteFor(int economy, int strip)
    {
        var place = (economy * size.Stride) + strip;
        var wage = Lanes.Load(state, place);
        Lanes.Store(wage, Quotes.LogWages, place);
        var perLabour = HasElasticLabour ? wage + Lanes.Load(state, SupplyAt + place) : wage;
        var bill = Elementary.Exp(perLabour) * Lanes.Load(year.LabourIncome, place);
        Lanes.Store(bill, wageBill, place);
        var earnings = TaxesExports ? bill * (Vector512<double>.One + Lanes.Load(state, RevenueAt + place)) : bill;
        Lanes.Store(earnings, Quotes.Earnings, place);
        Lanes.Store(Vector512<double>.Zero, Sensitivity, place);
        var varieties = Lanes.Load(year.LogVarieties, place);
        for (var at = strip; at < size.PerSector; at += size.Stride)
        {
            var quoted = (economy * size.PerSector) + at;
            var cost = Lanes.Load(state, CostsAt(economy) + at);
            Lanes.Store(Elementary.Exp(Lanes.MultiplyAdd(-Lanes.Load(year.Elasticities, at), cost, varieties)), Quotes.Offers, quoted);
            Lanes.Store(Elementary.Exp(Lanes.Load(state, SalesAt(economy) + at)), Quotes.Sales, quoted);
            Lanes.Store(Vector512<double>.Zero, Book, quoted);
        }
    }

    private void CompareCosts(Response[] responses, int strip)
    {
        for (var i = 0; i < size.Economies; i++)
        {
            for (var at = strip; at < size.PerSector; at += size.Stride)
                Lanes.Store(Lanes.Load(responses[i].LogCosts, at) - Lanes.Load(state, CostsAt(i) + at), answer, CostsAt(i) + at);
        }
    }

    private void CompareSales(int strip)
    {
        for (var at = strip; at < size.PerEconomyAndSector; at += size.Stride)
        {
            var sold = Lanes.Load(Quotes.Offers, at) * Lanes.Load(Book, at);
            Lanes.Store(sold, newSales, at);
            var difference = Vector512.Log(sold / Lanes.Load(Quotes.Sales, at));
            // A good that is no longer sold counts as changed until it is quoted as unsold.
            var stillQuoted = Vector512.GreaterThan(Lanes.Load(state, SalesAt(0) + at), Vector512.Create(NeverSold));
            var vanished = Vector512.ConditionalSelect(stillQuoted, -Vector512<double>.One, Vector512<double>.Zero);
            Lanes.Store(
                Vector512.ConditionalSelect(Vector512.Equals(sold, Vector512<double>.Zero), vanished, difference),
                answer,
                SalesAt(0) + at
            );
        }
    }

    /// <summary>z_i = ln(Σ_j v_ij·Y_ij / (w_i·L_i·VA_i)).</summary>
    private void CompareWages<TLayout>(int strip)
        where TLayout : struct, ILayout
    {
        for (var i = 0; i < size.Economies; i++)
        {
            var place = (i * size.Stride) + strip;
            var valueAdded = TLayout.WeightedSum(
                valueAddedShares,
                i * padded,
                newSales,
                (i * size.PerSector) + strip,
                size.Stride,
                size.Blocks
            );
            Lanes.Store(Vector512.Log(valueAdded / Lanes.Load(wageBill, place)), answer, place);
        }
    }

    /// <summary>Under proportional transfers the common factor φ makes the world spend what it earns: φ = Σ own income / Σ ratio·own
    /// income.</summary>
    private void CompareSpending(Response[] responses, int strip)
    {
        var difference = Vector512<double>.Zero;
        if (year.Transfers == TransferRule.Proportional)
        {
            var (earned, wanted) = (Vector512<double>.Zero, Vector512<double>.Zero);
            for (var n = 0; n < size.Economies; n++)
            {
                var own = Lanes.Load(responses[n].OwnIncome, strip);
                earned += own;
                wanted = Lanes.MultiplyAdd(Vector512.Create(world.Income(n) / (world.Income(n) - world.Transfer(n))), own, wanted);
            }
            difference = Vector512.Log(earned / wanted) - Lanes.Load(state, FactorAt + strip);
        }
        Lanes.Store(difference, answer, FactorAt + strip);
    }

    /// <summary>ln s_n = η·(ln w_n − Σ_j α_nj·ln P_nj): labour is supplied in proportion to the real wage to the power η.</summary>
    private void CompareSupply<TLayout>(Response[] responses, int strip)
        where TLayout : struct, ILayout
    {
        var elasticity = Lanes.Load(year.LabourSupply, strip);
        for (var n = 0; n < size.Economies; n++)
        {
            var place = (n * size.Stride) + strip;
            var prices = TLayout.WeightedSum(demandShares, n * padded, responses[n].LogPrices, strip, size.Stride, size.Blocks);
            var supplied = elasticity * (Lanes.Load(state, place) - prices);
            Lanes.Store(supplied - Lanes.Load(state, SupplyAt + place), answer, SupplyAt + place);
        }
    }

    private void FindResiduals<TLayout>(int strip)
        where TLayout : struct, ILayout
    {
        var largest = Vector512<double>.Zero;
        for (var at = strip + (HoldsWages ? size.PerEconomy : 0); at < answer.Length; at += size.Stride)
            largest = Vector512.Max(largest, Vector512.Abs(Lanes.Load(answer, at))); // NaN stays
        Lanes.Store(TLayout.LargestOfCase(largest), residuals, strip);
    }

    /// <summary>For each case that moves: done, continue, fall back to the safe method, return to the best point, or abandon.</summary>
    private void DecideCases()
    {
        for (var k = 0; k < cases.Length; k++)
        {
            ref var current = ref cases[k];
            if (current.Way is Way.Quick or Way.Safe)
            {
                current.Rounds++;
                current.Residual = residuals[k];
                if (current.Residual <= current.Tolerance || IsAtFloor(ref current))
                    current.Way = Way.Done;
                else if (HoldsWages)
                    current.Way = current.Rounds < MostRoundsAtGivenWages && double.IsFinite(current.Residual) ? Way.Quick : Way.Failed;
                else if (current.Rounds >= MostRounds)
                    current.Way = Way.Failed;
                else if (current.Way == Way.Quick)
                    DecideQuick(ref current, k);
                else
                    DecideSafe(ref current, k);
            }
            size.Set(moving, 0, k, current.Way is Way.Quick or Way.Safe && !current.Restart ? 1 : 0);
            size.Set(safe, 0, k, current.Way == Way.Safe ? 1 : 0);
            size.Set(plain, 0, k, current.PlainRounds > 0 ? 1 : 0);
        }
    }

    /// <summary>
    /// Whether rounding keeps the residual from falling further: in <see cref="PatienceAtFloor"/> rounds it has not halved, and it is as
    /// small as it ever was.
    /// </summary>
    private static bool IsAtFloor(ref CaseState current)
    {
        if (!(current.Residual <= LargestFloor))
            return false;
        if (current.CannotImprove)
            return true;
        current.RoundsAtFloor++;
        if (current.RoundsAtFloor == 1 || current.Residual < 0.5 * current.Floor)
            (current.Floor, current.RoundsAtFloor) = (current.Residual, 1);
        return current.RoundsAtFloor > PatienceAtFloor && current.Residual <= 2 * current.Floor;
    }

    private void DecideQuick(ref CaseState current, int @case)
    {
        if (current.Residual <= LargestFloor)
            return; // as good as solved: either the tolerance or the floor ends it
        var lost = !double.IsFinite(current.Residual) || (current.Rounds > 1 && current.Residual > 20 * current.Best);
        current.RoundsWithoutProgress = current.Residual < 0.9 * current.Best ? 0 : current.RoundsWithoutProgress + 1;
        current.Best = Math.Min(current.Best, current.Residual);
        if (!lost && current.RoundsWithoutProgress < PatienceOfQuick && current.Rounds < MostQuickRounds)
            return;
        current.Way = Way.Safe;
        current.Best = double.PositiveInfinity;
        current.Restart = true;
        CopyCase(start, state, @case);
        CopyCase(start, best, @case);
    }

    private void DecideSafe(ref CaseState current, int @case)
    {
        if (current.Residual < current.Best)
        {
            current.Best = current.Residual;
            CopyCase(state, best, @case);
        }
        else if (!double.IsFinite(current.Residual) || (current.Residual > 3 * current.Best && current.PlainRounds == 0))
        {
            current.PlainRounds = 5 * (1 + current.Returns++);
            current.Restart = true;
            CopyCase(best, state, @case);
        }
    }

    private void CopyCase(double[] from, double[] to, int @case)
    {
        if (size.IsOneCase)
            from.CopyTo(to, 0);
        else
        {
            for (var at = @case; at < from.Length; at += size.Stride)
                to[at] = from[at];
        }
    }

    private void StepAhead<TLayout>()
        where TLayout : struct, ILayout
    {
        foreach (var strip in Quotes.Strips)
        {
            var onSafeWay = IsOne(safe, strip).AsInt64();
            if (Vector512.EqualsAny(onSafeWay, Vector512<long>.AllBitsSet))
                ReadSafely<TLayout>(strip, onSafeWay.AsDouble());
            if (Vector512.EqualsAny(onSafeWay, Vector512<long>.Zero))
                newton!.Read<TLayout>(answer, strip, ~onSafeWay.AsDouble()); // there is one wherever steps are taken
        }
        anderson.Accelerate<TLayout>(state, answer, plain, Quotes.Strips);
        foreach (var strip in Quotes.Strips)
            Move<TLayout>(strip);
        for (var k = 0; k < cases.Length; k++)
        {
            if (cases[k].Restart)
                anderson.Forget(k); // its answer was to a point that it has left
            else if (cases[k].PlainRounds > 0)
                cases[k].PlainRounds--;
            cases[k].Restart = false;
        }
    }

    /// <summary>Costs, sales and the factor of spending take the answered values; wages stay.</summary>
    private void AnswerWages<TLayout>()
        where TLayout : struct, ILayout
    {
        foreach (var strip in Quotes.Strips)
        {
            for (var at = strip; at < size.PerEconomy; at += size.Stride)
            {
                Lanes.Store(Lanes.Load(answer, at), excess, at);
                Lanes.Store(Vector512<double>.Zero, answer, at);
            }
            Move<TLayout>(strip);
        }
    }

    private static Vector512<double> IsOne(double[] marks, int strip) => Vector512.Equals(Lanes.Load(marks, strip), Vector512<double>.One);

    /// <summary>
    /// Each wage moves by z/(1+e): what its customers, who buy e percent less for each percent that it asks more, will bear. Costs follow
    /// the wage, and all else is taken as answered.
    /// </summary>
    private void ReadSafely<TLayout>(int strip, Vector512<double> reads)
        where TLayout : struct, ILayout
    {
        var (mean, weight) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var i = 0; i < size.Economies; i++)
        {
            var place = (i * size.Stride) + strip;
            var valueAdded = TLayout.WeightedSum(
                valueAddedShares,
                i * padded,
                newSales,
                (i * size.PerSector) + strip,
                size.Stride,
                size.Blocks
            );
            var step = Lanes.Load(answer, place) / (Vector512<double>.One + (Lanes.Load(Sensitivity, place) / valueAdded));
            Lanes.Store(step, excess, place);
            var labour = Lanes.Load(year.LabourIncome, place);
            mean = Lanes.MultiplyAdd(labour, step, mean);
            weight += labour;
        }
        mean /= weight;
        for (var i = 0; i < size.Economies; i++)
        {
            var step = Lanes.Load(excess, (i * size.Stride) + strip) - mean;
            Lanes.StoreWhere(reads, step, answer, (i * size.Stride) + strip);
            for (var block = 0; block < size.Blocks; block++)
            {
                var at = CostsAt(i) + (block * size.Stride) + strip;
                var follows = TLayout.Coefficient(ref valueAddedShares[i * padded], block);
                Lanes.StoreWhere(reads, Lanes.MultiplyAdd(follows, step, Lanes.Load(answer, at)), answer, at);
            }
        }
    }

    /// <summary>Takes the step, no longer than allowed, in the cases that move; wages keep the numeraire Σ w·L·VA = Σ L·VA.</summary>
    private void Move<TLayout>(int strip)
        where TLayout : struct, ILayout
    {
        var moves = IsOne(moving, strip);
        var longest = Vector512.Create(LongestStep);
        for (var at = strip; at < answer.Length; at += size.Stride)
            longest = Vector512.Max(longest, Vector512.Abs(Lanes.Load(answer, at)));
        var scale = Vector512.ConditionalSelect(
            IsOne(plain, strip),
            Vector512<double>.One,
            Vector512.Create(LongestStep) / TLayout.LargestOfCase(longest)
        );
        for (var at = strip; at < answer.Length; at += size.Stride)
            Lanes.StoreWhere(moves, Lanes.MultiplyAdd(scale, Lanes.Load(answer, at), Lanes.Load(state, at)), state, at);
        for (var at = strip; at < size.PerEconomyAndSector; at += size.Stride)
        {
            var unsold = Vector512.Equals(Lanes.Load(newSales, at), Vector512<double>.Zero);
            Lanes.StoreWhere(moves & unsold, Vector512.Create(NeverSold), state, SalesAt(0) + at);
        }
        if (HoldsWages)
            return;
        var income = Vector512<double>.Zero;
        for (var at = strip; at < size.PerEconomy; at += size.Stride)
            income = Lanes.MultiplyAdd(Elementary.Exp(Lanes.Load(state, at)), Lanes.Load(year.LabourIncome, at), income);
        var tooMuch = Vector512.Log(income / Lanes.Load(year.WorldIncome, strip));
        for (var at = strip; at < size.PerEconomy; at += size.Stride)
            Lanes.StoreWhere(moves, Lanes.Load(state, at) - tooMuch, state, at);
    }

    private enum Way
    {
        Quick,
        Safe,
        Done,
        Failed,
    }

    private struct CaseState
    {
        public Way Way;
        public int Rounds;
        public int RoundsWithoutProgress;
        public int PlainRounds;
        public int Returns;
        public bool Restart;
        public double Residual;
        public double Best;
        public double Tolerance;
        public double Floor;
        public int RoundsAtFloor;
        public bool CannotImprove;
    }
}
