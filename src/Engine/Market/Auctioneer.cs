using System.Runtime.Intrinsics;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Path;

namespace TradeSim.Engine.Market;

/// <summary>
/// The market (Walras's auctioneer) of W cases. It sends quotes, adds the orders up into sales, moves wages, costs and sales, and
/// sends the next round, until in each case nothing moves by more than the tolerance. Whoever carries the messages calls
/// <see cref="Open"/> once a year and then, until <see cref="Cleared"/>: every economy's <see cref="Economy.Respond"/>, and
/// <see cref="Settle"/>.
/// <para>
/// The state is x = (ln w, ln c, ln Y, ln φ). A round answers with what x should be; the residual is the difference. From it comes a step
/// in one of two ways. The quick way reads the residual with <see cref="BaselineResponse"/> (a chord Newton step on wages and on each
/// economy's own inputs). The safe way moves each wage by what the economy's customers would tolerate, z/(1+e) with
/// e = θ·Σπ(1−π)X/Y, and takes the rest as answered; it needs more rounds and hardly ever fails. Both are accelerated
/// (<see cref="Anderson"/>). A case starts quick and falls back by itself. No case sees its neighbours.
/// </para>
/// </summary>
internal sealed class Auctioneer
{
    /// <summary>Rounds after which a case has failed.</summary>
    public const int MostRounds = 2000;

    private const int MostQuickRounds = 60;
    private const int PatienceOfQuick = 8;
    private const double LongestStep = 1.0;       // in logarithms: nothing more than 2.7-folds in a round
    private const double NeverSold = -650;        // ln of a sale that does not exist

    private readonly World world;
    private readonly BaselineResponse? baseline; // null under the partial closure, which takes no steps
    private readonly int economies;
    private readonly int sectors;
    private readonly int lanes;
    private readonly int dimension;
    private readonly double[] state;       // x [element, lane]
    private readonly double[] start;       // x at the year's first round
    private readonly double[] best;        // x with the smallest residual, for cases on the safe way
    private readonly double[] answer;      // residual, then step
    private readonly double[] newSales;    // [j, i, lane]
    private readonly double[] scratch;
    private readonly Anderson anderson;
    private readonly LaneState[] cases;
    private readonly double[] residuals;   // [lane]
    private readonly double[] moving;      // 1 where a case takes a step this round [lane]
    private readonly double[] safe;        // 1 where it is on the safe way [lane]
    private readonly double[] plain;       // 1 where its step is not accelerated [lane]
    private MarketYear year = null!;

    public Auctioneer(World world, BaselineResponse? baseline, int lanes)
    {
        this.world = world;
        this.baseline = baseline;
        this.lanes = lanes;
        economies = world.EconomyCount;
        sectors = world.SectorCount;
        dimension = economies + (2 * economies * sectors) + 1;
        state = new double[dimension * lanes];
        start = new double[dimension * lanes];
        best = new double[dimension * lanes];
        answer = new double[dimension * lanes];
        newSales = new double[economies * sectors * lanes];
        scratch = new double[2 * (sectors + economies) * lanes];
        anderson = new Anderson(dimension, lanes);
        cases = new LaneState[lanes];
        residuals = new double[lanes];
        moving = new double[lanes];
        safe = new double[lanes];
        plain = new double[lanes];
        Quotes = new Quotes(economies, sectors, lanes);
        Book = new double[economies * sectors * lanes];
        Sensitivity = new double[economies * lanes];
        StartAtBaseline();
    }

    /// <summary>What every economy is sent in this round.</summary>
    public Quotes Quotes { get; }

    /// <summary>Orders of this round as M·e [j, i, lane], to which economies add in the order of their indices.</summary>
    public double[] Book { get; }

    /// <summary>How much each exporter's value added falls if its price rises [i, lane], to which economies add if asked.</summary>
    public double[] Sensitivity { get; }

    /// <summary>Whether every case is done.</summary>
    public bool Cleared => Quotes.Strips.Count == 0;

    /// <summary>Rounds that a case took this year.</summary>
    public int RoundsOf(int lane) => cases[lane].Rounds;

    /// <summary>Largest relative residual of a case at its last round.</summary>
    public double ResidualOf(int lane) => cases[lane].Residual;

    /// <summary>Whether a case was solved this year.</summary>
    public bool IsSolved(int lane) => cases[lane].Way == Way.Done;

    private int CostAt(int sector, int economy) => (economies + (sector * economies) + economy) * lanes;

    private int SalesAt(int sector, int economy) => (economies + (economies * sectors) + (sector * economies) + economy) * lanes;

    private int FactorAt => (dimension - 1) * lanes;

    /// <summary>Opens the market of a year. Each case starts from its last year's prices, its sales grown with its labour.</summary>
    /// <param name="year">The year's data.</param>
    /// <param name="tolerance">Largest relative residual of a solved case.</param>
    /// <param name="alive">Whether a case takes part; the others stay as they are.</param>
    public void Open(MarketYear year, double tolerance, Func<int, bool> alive)
    {
        if (this.year is not null) GrowSales(year);
        this.year = year;
        anderson.Reset();
        StartNewSectors();
        state.CopyTo(start, 0);
        for (var lane = 0; lane < lanes; lane++)
            cases[lane] = new LaneState { Way = alive(lane) ? Way.Quick : Way.Failed, Best = double.PositiveInfinity, Residual = double.PositiveInfinity, Tolerance = tolerance };
        SendQuotes();
    }

    /// <summary>Closes a round: compares what was quoted with what came back, decides for each case, and prepares the next quotes.</summary>
    public void Settle(Response[] responses)
    {
        foreach (var strip in Quotes.Strips)
        {
            CompareCosts(responses, strip);
            CompareSales(strip);
            CompareWages(strip);
            CompareSpending(responses, strip);
            LargestResidual(strip);
        }
        if (year.Closure == Closure.Partial) FinishPartial();
        else
        {
            DecideCases();
            StepAhead();
        }
        SendQuotes();
    }

    private void FinishPartial()
    {
        foreach (var strip in Quotes.Strips)
        {
            for (var lane = strip; lane < strip + Lanes.Width; lane++)
            {
                if (cases[lane].Way == Way.Failed) continue;
                cases[lane].Rounds = 1;
                cases[lane].Residual = 0;
                cases[lane].Way = Way.Done;
            }
        }
    }

    private void StartAtBaseline()
    {
        for (var i = 0; i < economies; i++)
        {
            for (var j = 0; j < sectors; j++)
                state.AsSpan(SalesAt(j, i), lanes).Fill(world.Output(i, j) > 0 ? Math.Log(world.Output(i, j)) : NeverSold);
        }
    }

    /// <summary>First guess of a new year: sales have grown as the economy has. Costs and wages are last year's.</summary>
    private void GrowSales(MarketYear next)
    {
        for (var i = 0; i < economies; i++)
        {
            for (var strip = 0; strip < lanes; strip += Lanes.Width)
            {
                var at = (i * lanes) + strip;
                var growth = Vector512.Log(Lanes.Load(next.LabourIncome, at) / Lanes.Load(year.LabourIncome, at));
                for (var j = 0; j < sectors; j++) Lanes.Store(Lanes.Load(state, SalesAt(j, i) + strip) + growth, state, SalesAt(j, i) + strip);
            }
        }
    }

    /// <summary>A sector that the baseline does not know sells what is contracted this year, or nothing.</summary>
    private void StartNewSectors()
    {
        for (var i = 0; i < economies; i++)
        {
            for (var j = 0; j < sectors; j++)
            {
                if (world.Output(i, j) == 0) state.AsSpan(SalesAt(j, i), lanes).Fill(NeverSold);
            }
        }
        for (var n = 0; n < economies; n++)
        {
            foreach (var offtake in year.Economies[n].Offtakes)
            {
                if (world.Output(offtake.Exporter, offtake.Sector) > 0) continue;
                for (var lane = 0; lane < lanes; lane++)
                {
                    ref var sales = ref state[SalesAt(offtake.Sector, offtake.Exporter) + lane];
                    var contracted = Math.Exp(sales) + (offtake.NetShare[lane] * world.Spending(n, offtake.Sector));
                    if (contracted > 0) sales = Math.Log(contracted);
                }
            }
        }
    }

    private void SendQuotes()
    {
        Quotes.Strips.Clear();
        Quotes.AsksForResponse = false;
        for (var strip = 0; strip < lanes; strip += Lanes.Width)
        {
            var moves = false;
            for (var lane = strip; lane < strip + Lanes.Width; lane++)
            {
                moves |= cases[lane].Way is Way.Quick or Way.Safe;
                Quotes.AsksForResponse |= cases[lane].Way == Way.Safe;
            }
            if (moves) Quotes.Strips.Add(strip);
        }
        foreach (var strip in Quotes.Strips)
        {
            for (var i = 0; i < economies; i++)
            {
                var place = (i * lanes) + strip;
                var wage = Lanes.Load(state, place);
                Lanes.Store(wage, Quotes.LogWages, place);
                Lanes.Store(Vector512.Exp(wage) * Lanes.Load(year.LabourIncome, place), Quotes.WageBill, place);
                var varieties = Lanes.Load(year.LogVarieties, place);
                for (var j = 0; j < sectors; j++)
                {
                    var at = (((j * economies) + i) * lanes) + strip;
                    var cost = year.Closure == Closure.Partial ? PartialCost(j, i, wage, at) : Lanes.Load(state, CostAt(j, i) + strip);
                    Lanes.Store(Vector512.Exp(Lanes.MultiplyAdd(-Lanes.Load(year.Elasticities, (j * lanes) + strip), cost, varieties)), Quotes.Offers, at);
                    Lanes.Store(Vector512.Exp(Lanes.Load(state, SalesAt(j, i) + strip)), Quotes.Sales, at);
                    Lanes.Store(Vector512<double>.Zero, Book, at);
                }
                Lanes.Store(Vector512<double>.Zero, Sensitivity, place);
            }
            Lanes.Store(Vector512.Exp(Lanes.Load(state, FactorAt + strip)), Quotes.SpendingFactor, strip);
        }
    }

    /// <summary>Under the partial closure unit costs follow from given wages and productivity alone.</summary>
    private Vector512<double> PartialCost(int sector, int economy, Vector512<double> wage, int at) =>
        (Vector512.Create(world.ValueAddedShare(economy, sector)) * wage) - Lanes.Load(year.LogProductivity, at);

    private void CompareCosts(Response[] responses, int strip)
    {
        for (var i = 0; i < economies; i++)
        {
            for (var j = 0; j < sectors; j++)
                Lanes.Store(Lanes.Load(responses[i].LogCosts, (j * lanes) + strip) - Lanes.Load(state, CostAt(j, i) + strip), answer, CostAt(j, i) + strip);
        }
    }

    private void CompareSales(int strip)
    {
        for (var j = 0; j < sectors; j++)
        {
            for (var i = 0; i < economies; i++)
            {
                var at = (((j * economies) + i) * lanes) + strip;
                var sold = Lanes.Load(Quotes.Offers, at) * Lanes.Load(Book, at);
                Lanes.Store(sold, newSales, at);
                var difference = Vector512.Log(sold / Lanes.Load(Quotes.Sales, at));
                // What is no longer sold at all is said to have changed until it is quoted as such.
                var stillQuoted = Vector512.GreaterThan(Lanes.Load(state, SalesAt(j, i) + strip), Vector512.Create(NeverSold));
                var vanished = Vector512.ConditionalSelect(stillQuoted, -Vector512<double>.One, Vector512<double>.Zero);
                Lanes.Store(Vector512.ConditionalSelect(Vector512.Equals(sold, Vector512<double>.Zero), vanished, difference), answer, SalesAt(j, i) + strip);
            }
        }
    }

    /// <summary>z_i = ln(Σ_j v_ij·Y_ij / (w_i·L_i·VA_i)).</summary>
    private void CompareWages(int strip)
    {
        for (var i = 0; i < economies; i++)
        {
            var valueAdded = Vector512<double>.Zero;
            for (var j = 0; j < sectors; j++)
                valueAdded = Lanes.MultiplyAdd(Vector512.Create(world.ValueAddedShare(i, j)), Lanes.Load(newSales, (((j * economies) + i) * lanes) + strip), valueAdded);
            Lanes.Store(Vector512.Log(valueAdded / Lanes.Load(Quotes.WageBill, (i * lanes) + strip)), answer, (i * lanes) + strip);
        }
    }

    /// <summary>Under proportional transfers the common factor φ makes the world spend what it earns: φ = Σ own income / Σ ratio·own income.</summary>
    private void CompareSpending(Response[] responses, int strip)
    {
        var difference = Vector512<double>.Zero;
        if (year.Transfers == TransferRule.Proportional)
        {
            var (earned, wanted) = (Vector512<double>.Zero, Vector512<double>.Zero);
            for (var n = 0; n < economies; n++)
            {
                var own = Lanes.Load(responses[n].OwnIncome, strip);
                earned += own;
                wanted = Lanes.MultiplyAdd(Vector512.Create(world.Income(n) / (world.Income(n) - world.Transfer(n))), own, wanted);
            }
            difference = Vector512.Log(earned / wanted) - Lanes.Load(state, FactorAt + strip);
        }
        Lanes.Store(difference, answer, FactorAt + strip);
    }

    private void LargestResidual(int strip)
    {
        var largest = Vector512<double>.Zero;
        for (var at = strip; at < dimension * lanes; at += lanes) largest = Vector512.Max(largest, Vector512.Abs(Lanes.Load(answer, at))); // NaN stays
        Lanes.Store(largest, residuals, strip);
    }

    /// <summary>For each case that moves: done, go on, fall back to the safe way, return to the best point, or give up.</summary>
    private void DecideCases()
    {
        foreach (var strip in Quotes.Strips)
        {
            for (var lane = strip; lane < strip + Lanes.Width; lane++)
            {
                ref var current = ref cases[lane];
                if (current.Way is not (Way.Quick or Way.Safe)) continue;
                current.Rounds++;
                current.Residual = residuals[lane];
                if (current.Residual <= current.Tolerance) current.Way = Way.Done;
                else if (current.Rounds >= MostRounds) current.Way = Way.Failed;
                else if (current.Way == Way.Quick) DecideQuick(ref current, lane);
                else DecideSafe(ref current, lane);
            }
        }
    }

    private void DecideQuick(ref LaneState current, int lane)
    {
        var lost = !(current.Residual <= 20 * current.Best) && current.Rounds > 1 || !double.IsFinite(current.Residual);
        current.RoundsWithoutProgress = current.Residual < 0.9 * current.Best ? 0 : current.RoundsWithoutProgress + 1;
        current.Best = Math.Min(current.Best, current.Residual);
        if (!lost && current.RoundsWithoutProgress < PatienceOfQuick && current.Rounds < MostQuickRounds) return;
        current.Way = Way.Safe;
        current.Best = double.PositiveInfinity;
        current.Restart = true;
        CopyLane(start, state, lane);
        CopyLane(start, best, lane);
        anderson.Forget(lane);
    }

    private void DecideSafe(ref LaneState current, int lane)
    {
        current.Restart = false;
        if (current.Residual < current.Best)
        {
            current.Best = current.Residual;
            CopyLane(state, best, lane);
        }
        else if (!double.IsFinite(current.Residual) || (current.Residual > 3 * current.Best && current.PlainRounds == 0))
        {
            current.PlainRounds = 5 * (1 + current.Returns++);
            current.Restart = true;
            CopyLane(best, state, lane);
            anderson.Forget(lane);
        }
    }

    private void CopyLane(double[] from, double[] to, int lane)
    {
        for (var at = lane; at < dimension * lanes; at += lanes) to[at] = from[at];
    }

    private void StepAhead()
    {
        foreach (var strip in Quotes.Strips)
        {
            NoteWays(strip);
            var onSafeWay = IsOne(safe, strip);
            if (Vector512.EqualsAny(onSafeWay.AsInt64(), Vector512<long>.AllBitsSet)) ReadSafely(strip, onSafeWay);
            if (Vector512.EqualsAny(onSafeWay.AsInt64(), Vector512<long>.Zero)) ReadQuickly(strip, ~onSafeWay);
        }
        anderson.Accelerate(state, answer, plain, Quotes.Strips);
        foreach (var strip in Quotes.Strips)
        {
            Move(strip);
            for (var lane = strip; lane < strip + Lanes.Width; lane++)
            {
                if (cases[lane].Restart) anderson.Forget(lane); // its answer was to a point that it has left
                else if (cases[lane].PlainRounds > 0) cases[lane].PlainRounds--;
                cases[lane].Restart = false;
            }
        }
    }

    private void NoteWays(int strip)
    {
        for (var lane = strip; lane < strip + Lanes.Width; lane++)
        {
            moving[lane] = cases[lane].Way is Way.Quick or Way.Safe && !cases[lane].Restart ? 1 : 0;
            safe[lane] = cases[lane].Way == Way.Safe ? 1 : 0;
            plain[lane] = cases[lane].PlainRounds > 0 ? 1 : 0;
        }
    }

    private static Vector512<double> IsOne(double[] marks, int strip) => Vector512.Equals(Lanes.Load(marks, strip), Vector512<double>.One);

    /// <summary>
    /// A chord Newton step: each economy solves its own input-output block, the wages solve the world's, and costs and sales follow
    /// their own economy's wage. What spreads across borders through inputs is left to the next rounds.
    /// </summary>
    private void ReadQuickly(int strip, Vector512<double> reads)
    {
        var reading = baseline!; // there is one wherever steps are taken
        var (costs, sales, excess, wages) = (0, sectors * lanes, 2 * sectors * lanes, ((2 * sectors) + economies) * lanes);
        for (var i = 0; i < economies; i++)
        {
            Lanes.Multiply(reading.CostInverse[i], 0, sectors, sectors, answer, CostAt(0, i) + strip, economies * lanes, scratch, costs + strip, lanes);
            Lanes.Multiply(reading.SalesInverse[i], 0, sectors, sectors, answer, SalesAt(0, i) + strip, economies * lanes, scratch, sales + strip, lanes);
            var sum = Lanes.Load(answer, (i * lanes) + strip);
            for (var j = 0; j < sectors; j++)
            {
                var own = Lanes.Load(scratch, sales + (j * lanes) + strip);
                var asked = Lanes.Load(answer, SalesAt(j, i) + strip);
                sum = Lanes.MultiplyAdd(Vector512.Create(reading.WageBillWeights[(j * economies) + i]), own - asked, sum);
                StoreWhere(reads, Lanes.Load(scratch, costs + (j * lanes) + strip), answer, CostAt(j, i) + strip);
                StoreWhere(reads, own, answer, SalesAt(j, i) + strip);
            }
            Lanes.Store(sum, scratch, excess + (i * lanes) + strip);
        }
        Lanes.Multiply(reading.WageInverse, 0, economies, economies, scratch, excess + strip, lanes, scratch, wages + strip, lanes);
        for (var i = 0; i < economies; i++)
        {
            var wage = Lanes.Load(scratch, wages + (i * lanes) + strip);
            StoreWhere(reads, wage, answer, (i * lanes) + strip);
            for (var j = 0; j < sectors; j++)
            {
                var (cost, sale) = (Vector512.Create(reading.CostPerOwnWage[(j * economies) + i]), Vector512.Create(reading.SalesPerOwnWage[(j * economies) + i]));
                StoreWhere(reads, Lanes.MultiplyAdd(cost, wage, Lanes.Load(answer, CostAt(j, i) + strip)), answer, CostAt(j, i) + strip);
                StoreWhere(reads, Lanes.MultiplyAdd(sale, wage, Lanes.Load(answer, SalesAt(j, i) + strip)), answer, SalesAt(j, i) + strip);
            }
        }
    }

    /// <summary>
    /// Each wage moves by z/(1+e): what its customers, who buy e percent less for each percent that it asks more, will bear.
    /// Costs follow the wage, and all else is taken as answered.
    /// </summary>
    private void ReadSafely(int strip, Vector512<double> reads)
    {
        var (mean, weight) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var i = 0; i < economies; i++)
        {
            var place = (i * lanes) + strip;
            var valueAdded = Vector512<double>.Zero;
            for (var j = 0; j < sectors; j++)
                valueAdded = Lanes.MultiplyAdd(Vector512.Create(world.ValueAddedShare(i, j)), Lanes.Load(newSales, (((j * economies) + i) * lanes) + strip), valueAdded);
            var step = Lanes.Load(answer, place) / (Vector512<double>.One + (Lanes.Load(Sensitivity, place) / valueAdded));
            Lanes.Store(step, scratch, place);
            var labour = Lanes.Load(year.LabourIncome, place);
            mean = Lanes.MultiplyAdd(labour, step, mean);
            weight += labour;
        }
        mean /= weight;
        for (var i = 0; i < economies; i++)
        {
            var step = Lanes.Load(scratch, (i * lanes) + strip) - mean;
            StoreWhere(reads, step, answer, (i * lanes) + strip);
            for (var j = 0; j < sectors; j++)
                StoreWhere(reads, Lanes.MultiplyAdd(Vector512.Create(world.ValueAddedShare(i, j)), step, Lanes.Load(answer, CostAt(j, i) + strip)), answer, CostAt(j, i) + strip);
        }
    }

    /// <summary>Takes the step, no longer than allowed, in the lanes that move; wages keep the numeraire Σ w·L·VA = Σ L·VA.</summary>
    private void Move(int strip)
    {
        var moves = IsOne(moving, strip);
        var isPlain = IsOne(plain, strip);
        var longest = Vector512.Create(LongestStep);
        for (var at = strip; at < dimension * lanes; at += lanes) longest = Vector512.Max(longest, Vector512.Abs(Lanes.Load(answer, at)));
        var scale = Vector512.ConditionalSelect(isPlain, Vector512<double>.One, Vector512.Create(LongestStep) / longest);
        for (var at = strip; at < dimension * lanes; at += lanes)
        {
            var here = Lanes.Load(state, at);
            StoreWhere(moves, Lanes.MultiplyAdd(scale, Lanes.Load(answer, at), here), state, at);
        }
        for (var j = 0; j < sectors; j++)
        {
            for (var i = 0; i < economies; i++)
            {
                var unsold = Vector512.Equals(Lanes.Load(newSales, (((j * economies) + i) * lanes) + strip), Vector512<double>.Zero);
                StoreWhere(moves & unsold, Vector512.Create(NeverSold), state, SalesAt(j, i) + strip);
            }
        }
        var income = Vector512<double>.Zero;
        for (var i = 0; i < economies; i++)
            income = Lanes.MultiplyAdd(Vector512.Exp(Lanes.Load(state, (i * lanes) + strip)), Lanes.Load(year.LabourIncome, (i * lanes) + strip), income);
        var excess = Vector512.Log(income / Lanes.Load(year.WorldIncome, strip));
        for (var i = 0; i < economies; i++) StoreWhere(moves, Lanes.Load(state, (i * lanes) + strip) - excess, state, (i * lanes) + strip);
    }

    private static void StoreWhere(Vector512<double> holds, Vector512<double> value, double[] array, int at) =>
        Lanes.Store(Vector512.ConditionalSelect(holds, value, Lanes.Load(array, at)), array, at);

    private enum Way
    {
        Quick,
        Safe,
        Done,
        Failed,
    }

    private struct LaneState
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
    }
}
