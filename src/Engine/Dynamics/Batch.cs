using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Market;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// Cases that go through the years together, side by side in the same arrays. Each year reads like the model: economies grow and policies
/// act, the market opens, rounds continue until it has cleared, and the year is recorded.
/// </summary>
internal sealed class Batch
{
    private readonly Scenario scenario;
    private readonly PreparedWorld place;
    private readonly CaseTable table;
    private readonly bool keepTables;
    private readonly bool decidesElsewhere;
    private readonly int first;
    private readonly CaseYears[] cases;
    private readonly YearOfBatch yearOfBatch;
    private readonly Auctioneer auctioneer;
    private readonly Response[] responses;
    private readonly CaseRecord[] records;

    /// <param name="scenario">The scenario.</param>
    /// <param name="place">Its world, made ready.</param>
    /// <param name="table">The table of cases.</param>
    /// <param name="first">First case of the batch.</param>
    /// <param name="count">Number of cases.</param>
    /// <param name="keepTables">Whether to keep all flows and accounts.</param>
    /// <param name="decidesElsewhere">Whether the host delivers each solved year to governments and their decisions back.</param>
    public Batch(
        Scenario scenario,
        PreparedWorld place,
        CaseTable table,
        int first,
        int count,
        bool keepTables,
        bool decidesElsewhere = false
    )
    {
        this.scenario = scenario;
        this.place = place;
        this.table = table;
        this.keepTables = keepTables;
        this.decidesElsewhere = decidesElsewhere;
        this.first = first;
        var parts = PairFlow.Of(scenario);
        records = [.. Enumerable.Range(0, count).Select(_ => new CaseRecord(scenario, place.World, parts, keepTables))];
        cases =
        [
            .. Enumerable
                .Range(first, count)
                .Select(index => new CaseYears(scenario, place.World, table.ValuesOf(index, scenario), decidesElsewhere)),
        ];
        yearOfBatch = new YearOfBatch(scenario, place, cases);
        auctioneer = new Auctioneer(place, yearOfBatch.Market.Size, scenario.LabourSupply is not null, scenario.TaxesExports);
        responses = [.. Enumerable.Range(0, place.World.EconomyCount).Select(_ => new Response(yearOfBatch.Market.Size))];
    }

    /// <summary>
    /// Copies of one case at its current point, to compute the responses to different wages side by side (see <see cref="WageSearch"/>).
    /// </summary>
    /// <param name="batch">The batch of that case alone.</param>
    /// <param name="copies">Number of copies, at least 2.</param>
    public Batch(Batch batch, int copies)
    {
        (scenario, place, table, first) = (batch.scenario, batch.place, batch.table, batch.first);
        records = [];
        cases = [.. Enumerable.Repeat(batch.cases[0], copies)];
        yearOfBatch = new YearOfBatch(scenario, place, cases);
        auctioneer = new Auctioneer(place, yearOfBatch.Market.Size, scenario.LabourSupply is not null, scenario.TaxesExports)
        {
            HoldsWages = true,
        };
        responses = [.. Enumerable.Range(0, place.World.EconomyCount).Select(_ => new Response(yearOfBatch.Market.Size))];
        yearOfBatch.Read();
        (Edition, Year) = (1, batch.Year);
    }

    /// <summary>What every economy is sent in this round.</summary>
    public Quotes Quotes => auctioneer.Quotes;

    /// <summary>The market of the batch.</summary>
    public Auctioneer Auctioneer => auctioneer;

    /// <summary>What each economy last answered.</summary>
    public Response[] Responses => responses;

    /// <summary>What the market knows of the year. It must be sent again for each <see cref="Edition"/>.</summary>
    public MarketYear Market => yearOfBatch.Market;

    /// <summary>A case of the batch on its way through the years.</summary>
    public CaseYears CaseAt(int index) => cases[index];

    /// <summary>The cases that wait for decisions of governments elsewhere. Where there are any, the host delivers them instead of
    /// a round.</summary>
    public IEnumerable<CaseYears> Awaiting => cases.Where(@case => @case.Awaiting is not null);

    /// <summary>The year of the case at hand that is being solved.</summary>
    public int Year { get; private set; }

    /// <summary>Counts how often <see cref="Market"/> was rewritten.</summary>
    public int Edition { get; private set; }

    /// <summary>What became of the cases, in their order, once all <see cref="Rounds"/> are gone through.</summary>
    public IReadOnlyList<CaseResult> Results { get; private set; } = [];

    /// <summary>Runs all years, with the economies in this process.</summary>
    /// <param name="economies">The economies of the world, in its order.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <returns>One result a case, in their order.</returns>
    public IReadOnlyList<CaseResult> Run(Economy[] economies, CancellationToken cancellation)
    {
        foreach (var round in Rounds())
        {
            cancellation.ThrowIfCancellationRequested();
            for (var n = 0; n < economies.Length; n++)
                economies[n].Respond(round.Market, round.Quotes, round.responses[n], round.auctioneer.Book, round.auctioneer.Sensitivity);
        }
        return Results;
    }

    /// <summary>
    /// The rounds through all years, for the host that delivers the messages. Before the next round, every economy answers the quotes of
    /// the batch of this round. Where governments decide elsewhere, they are told each solved year (<see cref="Awaiting"/>). A case whose
    /// market does not clear is run again, as a separate batch and in smaller steps.
    /// </summary>
    public IEnumerable<Batch> Rounds()
    {
        for (var year = scenario.BaselineYear + 1; year <= scenario.LastYear; year++)
        {
            OpenYear(year);
            foreach (var round in Clear())
                yield return round;
            CloseYear(year);
            if (Awaiting.Any())
                yield return this;
        }
        var results = new CaseResult[records.Length];
        for (var index = 0; index < results.Length; index++)
        {
            if (records[index].Failure is null || records[index].IsFinal)
            {
                results[index] = records[index].ToResult(first + index, cases[index].Decisions);
                continue;
            }
            var alone = new Batch(scenario, place, table, first + index, 1, keepTables, decidesElsewhere);
            foreach (var round in alone.RoundsInSteps())
                yield return round;
            results[index] = alone.records[0].ToResult(first + index, alone.cases[0].Decisions);
        }
        Results = results;
    }

    /// <summary>Takes what an economy answered elsewhere. To be called in the order of the economies.</summary>
    public void TakeAnswer(int economy, Response response, double[] ownBook, double[] ownSensitivity)
    {
        responses[economy] = response;
        auctioneer.TakeOrders(ownBook, ownSensitivity);
    }

    /// <summary>
    /// One case whose years may be too large a step for the market: each is covered in as few steps as clear (halving a step that does not,
    /// doubling one that does), all shocks moving together from last year's figures to this year's.
    /// </summary>
    private IEnumerable<Batch> RoundsInSteps()
    {
        const double Smallest = 1.0 / 256;
        const double SmallestIntoObstacle = 1.0 / 4;
        const double SmallestWithSearch = 1.0 / 64;
        double[] spending =
        [
            .. Enumerable
                .Range(0, place.World.EconomyCount * place.World.SectorCount)
                .Select(cell => place.World.Spending(cell / place.World.SectorCount, cell % place.World.SectorCount)),
        ];
        for (var year = scenario.BaselineYear + 1; year <= scenario.LastYear && records[0].Failure is null; year++)
        {
            Year = year;
            cases[0].Enter(year);
            FailImpossibleCases(year);
            var (gone, rounds, again) = (0.0, 0, false);
            string? obstacle = null;
            // First in steps that the market goes by itself; what it cannot, by a search for wages, which takes far more rounds.
            foreach (var searches in new[] { false, true })
            {
                var (step, smallest) = (1.0, searches ? SmallestWithSearch : Smallest);
                while (gone < 1 && step >= smallest && obstacle is null && records[0].Failure is null)
                {
                    cases[0].Progress = Math.Min(1, gone + step);
                    yearOfBatch.Read();
                    Edition++;
                    auctioneer.Open(yearOfBatch.Market, scenario.Tolerance, _ => true, again);
                    if (searches)
                    {
                        var search = new WageSearch(this, place.World);
                        foreach (var round in search.Rounds())
                            yield return round;
                        search.HandOver(auctioneer);
                    }
                    foreach (var round in Clear())
                        yield return round;
                    rounds += auctioneer.RoundsOf(0);
                    again = !auctioneer.IsSolved(0);
                    if (again)
                    {
                        // Contracts or caps that cannot be met are no matter of smaller steps: steps would creep up to where they cannot.
                        if (step <= SmallestIntoObstacle)
                            obstacle = Solved(0, year).Obstacle(spending);
                        step /= searches ? 4 : 2;
                    }
                    else
                    {
                        (gone, step) = (cases[0].Progress, Math.Min(2 * step, 1));
                        spending = Solved(0, year).Spending();
                        records[0].Note(Solved(0, year));
                    }
                }
                if (gone < 1 && obstacle is null && records[0].Failure is null && !searches)
                    obstacle = WhyThereIsNoEquilibrium();
            }
            if (records[0].Failure is null)
                records[0].Write(Solved(0, year), rounds, auctioneer.ResidualOf(0), gone == 1, gone, obstacle);
            if (records[0].Failure is null)
                cases[0].Close(Solved(0, year));
            cases[0].Progress = 1;
            if (Awaiting.Any())
                yield return this;
        }
    }

    /// <summary>The known reason why the whole year has no equilibrium; null: none.</summary>
    private string? WhyThereIsNoEquilibrium()
    {
        cases[0].Progress = 1;
        yearOfBatch.Read();
        return Separation.Of(place.World, yearOfBatch.Market, 0);
    }

    private IEnumerable<Batch> Clear()
    {
        while (!auctioneer.Cleared)
        {
            yield return this;
            auctioneer.Settle(responses);
        }
    }

    public void OpenYear(int year)
    {
        Year = year;
        foreach (var @case in cases)
            @case.Enter(year);
        FailImpossibleCases(year);
        auctioneer.Open(yearOfBatch.Market, scenario.Tolerance, index => records[index].Failure is null);
    }

    private void FailImpossibleCases(int year)
    {
        yearOfBatch.Read();
        Edition++;
        for (var index = 0; index < records.Length; index++)
        {
            if (records[index].Failure is null && yearOfBatch.Impossible(index) is { } reason)
                records[index].Fail(year, reason);
        }
    }

    public void CloseYear(int year)
    {
        for (var index = 0; index < records.Length; index++)
        {
            if (records[index].Failure is not null)
                continue;
            records[index]
                .Write(Solved(index, year), auctioneer.RoundsOf(index), auctioneer.ResidualOf(index), auctioneer.IsSolved(index), 0, null);
            if (records[index].Failure is null)
                cases[index].Close(Solved(index, year));
        }
    }

    private SolvedYear Solved(int index, int year) =>
        new(place.World, yearOfBatch.Market, auctioneer.Quotes, responses, index) { Year = year, Case = cases[index] };
}

/// <summary>The record of a case.</summary>
internal sealed class CaseRecord
{
    private readonly Scenario scenario;
    private readonly World world;
    private readonly ImmutableArray<int>.Builder rounds = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<double>.Builder residuals = ImmutableArray.CreateBuilder<double>();
    private readonly ImmutableArray<PairFlow> parts;
    private readonly ImmutableArray<ImmutableArray<double>>.Builder pairFlows = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
    private readonly ImmutableArray<ImmutableArray<double>>.Builder outcomes = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
    private readonly ImmutableArray<YearTables>.Builder? tables;
    private (int Economy, double Income) worstOff = (0, 1);

    public CaseRecord(Scenario scenario, World world, ImmutableArray<PairFlow> parts, bool keepTables)
    {
        (this.scenario, this.world, this.parts) = (scenario, world, parts);
        var baseline = new BaselineTradeYear(world, scenario.BaselineYear);
        outcomes.Add(Measure(baseline));
        pairFlows.Add(Divide(baseline));
        if (!keepTables)
            return;
        tables = ImmutableArray.CreateBuilder<YearTables>();
        tables.Add(Tabulate(baseline, _ => 1));
    }

    /// <summary>Why the case failed; null while it has not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether trying again in smaller steps is no use.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>The scenario has no solution: the case fails without another attempt.</summary>
    public void Fail(int year, string reason) => (Failure, IsFinal) = (InYear(year, reason), true);

    private static string InYear(int year, string reason) => $"year {year.ToString(CultureInfo.InvariantCulture)}: {reason}";

    /// <summary>Notes who is worst off at a point that was solved, in case nothing beyond it can be.</summary>
    public void Note(SolvedYear year)
    {
        var poorest = Enumerable.Range(0, world.EconomyCount).MinBy(year.Income);
        worstOff = (poorest, year.Income(poorest));
        if (!(year.Income(poorest) > 0))
            Failure = HasNoIncome(year, poorest);
    }

    /// <summary>Writes a year down.</summary>
    /// <param name="year">The year.</param>
    /// <param name="roundsTaken">Rounds.</param>
    /// <param name="residual">Largest relative residual.</param>
    /// <param name="solved">Whether the market cleared.</param>
    /// <param name="gone">How much of the way from last year was solved, if it did not.</param>
    /// <param name="obstacle">The known reason why it did not clear; null: none.</param>
    public void Write(SolvedYear year, int roundsTaken, double residual, bool solved, double gone, string? obstacle)
    {
        rounds.Add(roundsTaken);
        residuals.Add(residual);
        if (!solved)
        {
            Failure = obstacle is null ? DidNotClear(year.Year, roundsTaken, residual, gone) : InYear(year.Year, obstacle);
            return;
        }
        if (year.Fault() is { } fault)
        {
            Fail(year.Year, fault);
            return;
        }
        Note(year);
        if (Failure is null)
        {
            outcomes.Add(Measure(year));
            pairFlows.Add(Divide(year));
            tables?.Add(Tabulate(year, n => FirstOrderWelfare.Of(world, year, n)));
        }
    }

    private string DidNotClear(int year, int roundsTaken, double residual, double gone)
    {
        var (economy, income) = worstOff;
        return string.Create(
                CultureInfo.InvariantCulture,
                $"year {year}: the market did not clear beyond {gone:p1} of the year's change ({roundsTaken} rounds, residual "
                    + $"{residual:g3}, wanted {scenario.Tolerance:g3}); "
            )
            + string.Create(
                CultureInfo.InvariantCulture,
                $"worst off there is {world.Economies[economy].Code} ({world.Economies[economy].Name}) with {income:p1} of its income "
                    + $"in the baseline"
            );
    }

    private string HasNoIncome(SolvedYear year, int economy) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"year {year.Year}: no equilibrium: {world.Economies[economy].Code} ({world.Economies[economy].Name}) would be left with an "
                + $"income of {year.IncomeValue(economy):g4} million USD; "
        )
        + (
            world.Transfer(economy) < 0 && scenario.Transfers == TransferRule.Fixed
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"the transfer that it pays ({-world.Transfer(economy):g4} million USD in the baseline) exceeds what it earns; use "
                        + $"transfers: proportional or none"
                )
                : "with such tariffs each dollar that it spends brings back more than a dollar of revenue; lower the tariffs, or use "
                    + "transfers: none"
        );

    public CaseResult ToResult(int index, IReadOnlyList<Decision> decisions) =>
        new()
        {
            Case = index,
            Failure = Failure,
            Rounds = rounds.ToImmutable(),
            Residuals = residuals.ToImmutable(),
            Outcomes = Failure is null ? outcomes.ToImmutable() : [],
            Decisions = Failure is null ? [.. decisions] : [],
            PairFlows = Failure is null ? pairFlows.ToImmutable() : [],
            Tables = Failure is null && tables is not null ? new PathTables(scenario.BaselineYear, tables.ToImmutable()) : null,
        };

    private ImmutableArray<double> Divide(ITradeYear year) => [.. parts.Select(part => part.In(year))];

    private ImmutableArray<double> Measure(ITradeYear year) => [.. scenario.Outcomes.Select(outcome => outcome.Measure(year))];

    private YearTables Tabulate(ITradeYear year, Func<int, double> welfare)
    {
        var (n, j) = (world.EconomyCount, world.SectorCount);
        var flows = new double[j * n * n];
        for (var cell = 0; cell < flows.Length; cell++)
            flows[cell] = year.Flow(cell % n, cell / n % n, cell / n / n);
        return new YearTables
        {
            Year = year.Year,
            Flows = ImmutableCollectionsMarshal.AsImmutableArray(flows),
            SectorPrices = [.. Enumerable.Range(0, n * j).Select(row => year.SectorPrice(row / j, row % j))],
            Economies =
            [
                .. Enumerable
                    .Range(0, n)
                    .Select(e => new EconomyYearFigures(year.Wage(e), year.PriceIndex(e), year.Income(e), year.IncomeValue(e), welfare(e))),
            ],
        };
    }
}
