using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Market;

namespace TradeSim.Engine.Path;

/// <summary>
/// Cases that go through the years together, side by side in the same arrays. Each year reads like the model: economies grow and
/// policies act, the market opens, rounds go on until it has cleared, and the year is written down.
/// </summary>
internal sealed class Batch
{
    private readonly Scenario scenario;
    private readonly Marketplace place;
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
    public Batch(Scenario scenario, Marketplace place, CaseTable table, int first, int count, bool keepTables)
    {
        this.scenario = scenario;
        this.place = place;
        this.first = first;
        records = [.. Enumerable.Range(0, count).Select(_ => new CaseRecord(scenario, place.World, keepTables))];
        cases = [.. Enumerable.Range(first, count).Select(index => new CaseYears(scenario, place.World, table.ValuesOf(index, scenario)))];
        yearOfBatch = new YearOfBatch(scenario, place, cases);
        auctioneer = new Auctioneer(place.World, place.Response, yearOfBatch.Market.Size);
        responses = [.. Enumerable.Range(0, place.World.EconomyCount).Select(_ => new Response(yearOfBatch.Market.Size))];
    }

    /// <summary>First and last year that is simulated.</summary>
    public (int First, int Last) Years => (scenario.BaselineYear + 1, scenario.LastYear);

    /// <summary>What every economy is sent in this round.</summary>
    public Quotes Quotes => auctioneer.Quotes;

    /// <summary>What the market is told of the year.</summary>
    public MarketYear Market => yearOfBatch.Market;

    /// <summary>Whether every case is done with the year.</summary>
    public bool Cleared => auctioneer.Cleared;

    /// <summary>The answers of the economies to the last round, by economy; whoever carries messages may put others in their place.</summary>
    public Response[] Responses => responses;

    /// <summary>
    /// Goes through all years. A host that carries messages does the same: <see cref="OpenYear"/>; until the year is
    /// <see cref="Cleared"/>, every economy's <see cref="Economy.Respond"/> and <see cref="Settle"/>; <see cref="CloseYear"/>.
    /// </summary>
    /// <returns>One result a case, in their order.</returns>
    public IEnumerable<CaseResult> Run(CancellationToken cancellation)
    {
        for (var year = Years.First; year <= Years.Last; year++)
        {
            OpenYear(year);
            while (!Cleared)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var (economy, response) in place.Economies.Zip(responses)) economy.Respond(Market, Quotes, response);
                Settle();
            }
            CloseYear(year);
        }
        return Results();
    }

    /// <summary>Closes a round with the <see cref="Responses"/>, and prepares the next.</summary>
    public void Settle() => auctioneer.Settle(responses);

    /// <summary>What became of the cases, in their order.</summary>
    public IEnumerable<CaseResult> Results() => records.Select((record, index) => record.ToResult(first + index));

    /// <summary>Cases enter a year, and its market opens.</summary>
    public void OpenYear(int year)
    {
        foreach (var @case in cases) @case.Enter(year);
        yearOfBatch.Read();
        auctioneer.Open(yearOfBatch.Market, scenario.Tolerance, index => records[index].Failure is null);
    }

    /// <summary>Writes the year down.</summary>
    public void CloseYear(int year)
    {
        for (var index = 0; index < records.Length; index++)
        {
            if (records[index].Failure is not null) continue;
            var solved = new SolvedYear(place.World, yearOfBatch.Market, auctioneer.Quotes, responses, index) { Year = year };
            records[index].Write(solved, auctioneer.RoundsOf(index), auctioneer.ResidualOf(index), auctioneer.IsSolved(index));
        }
    }
}

/// <summary>What is written down of a case.</summary>
internal sealed class CaseRecord
{
    private readonly Scenario scenario;
    private readonly World world;
    private readonly ImmutableArray<int>.Builder rounds = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<double>.Builder residuals = ImmutableArray.CreateBuilder<double>();
    private readonly ImmutableArray<ImmutableArray<double>>.Builder outcomes = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
    private readonly ImmutableArray<YearTables>.Builder? tables;

    public CaseRecord(Scenario scenario, World world, bool keepTables)
    {
        (this.scenario, this.world) = (scenario, world);
        var baseline = new BaselineTradeYear(world, scenario.BaselineYear);
        outcomes.Add(Measure(baseline));
        if (!keepTables) return;
        tables = ImmutableArray.CreateBuilder<YearTables>();
        tables.Add(Tabulate(baseline, _ => 1));
    }

    /// <summary>Why the case failed; null while it has not.</summary>
    public string? Failure { get; private set; }

    public void Write(SolvedYear year, int roundsTaken, double residual, bool solved)
    {
        rounds.Add(roundsTaken);
        residuals.Add(residual);
        if (!solved)
        {
            Failure = string.Create(CultureInfo.InvariantCulture, $"year {year.Year}: the market did not clear in {roundsTaken} rounds; residual {residual:g3}, wanted {scenario.Tolerance:g3}");
            return;
        }
        outcomes.Add(Measure(year));
        tables?.Add(Tabulate(year, n => FirstOrderWelfare.Of(world, year, n)));
    }

    public CaseResult ToResult(int index) => new()
    {
        Case = index,
        Failure = Failure,
        Rounds = rounds.ToImmutable(),
        Residuals = residuals.ToImmutable(),
        Outcomes = Failure is null ? outcomes.ToImmutable() : [],
        Tables = Failure is null && tables is not null ? new PathTables(scenario.BaselineYear, tables.ToImmutable()) : null,
    };

    private ImmutableArray<double> Measure(Outcomes.ITradeYear year) => [.. scenario.Outcomes.Select(outcome => outcome.Measure(year))];

    private YearTables Tabulate(Outcomes.ITradeYear year, Func<int, double> welfare)
    {
        var (n, j) = (world.EconomyCount, world.SectorCount);
        var flows = new double[j * n * n];
        for (var cell = 0; cell < flows.Length; cell++) flows[cell] = year.Flow(cell % n, cell / n % n, cell / n / n);
        return new YearTables
        {
            Year = year.Year,
            Flows = flows,
            Economies = [.. Enumerable.Range(0, n).Select(e => new EconomyYearFigures(year.Wage(e), year.PriceIndex(e), year.Income(e), year.IncomeValue(e), welfare(e)))],
        };
    }
}
