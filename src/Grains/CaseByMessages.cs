using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Market;
using TradeSim.Grains.Hosting;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains;

/// <summary>
/// Runs a case by messages between its market, which is here, and its countries, each a grain on any silo. A country that is lost with its
/// silo is told everything again where it is activated next: its answers are pure functions of that.
/// </summary>
/// <param name="simulation">The scenario.</param>
/// <param name="countries">Its countries, in the order of the world.</param>
/// <param name="silo">Address of this silo, for the trace.</param>
/// <param name="traceYear">The year whose last round is noted; null: the first.</param>
/// <param name="stop">Stops between two rounds.</param>
internal sealed class CaseByMessages(Simulation simulation, IEconomyGrain[] countries, string silo, int? traceYear, CancellationToken stop)
{
    /// <summary>How long a country may be away. Its silo is declared dead within seconds.</summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromMinutes(2);

    private readonly int tracedYear = traceYear ?? simulation.Scenario.BaselineYear + 1;
    private readonly EconomyIntroduction[] introductions = new EconomyIntroduction[countries.Length];
    private readonly List<GovernmentElsewhere> governments = [];
    private Batch? deciding; // the batch whose years governments follow: another one if the case is run again in steps
    private Batch? last; // whose round was the last one
    private int edition;
    private int stamp;
    private int year;
    private int rounds; // of the year
    private int life;
    private long messages;

    /// <summary>How long to wait before a question is asked again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The messages of a round; null before it.</summary>
    public RoundTrace? Trace { get; private set; }

    /// <summary>Runs the case.</summary>
    /// <param name="table">The table of cases.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="keepTables">Whether to keep all flows and accounts.</param>
    public async Task<CaseResult> Run(CaseTable table, int index, bool keepTables)
    {
        var batch = simulation.BatchOf(table, index, 1, keepTables, decidesElsewhere: true);
        Introduce(batch.CaseAt(0));
        await Task.WhenAll(Enumerable.Range(0, countries.Length).Select(Join));
        foreach (var round in batch.Rounds())
        {
            stop.ThrowIfCancellationRequested();
            if (round.CaseAt(0).Awaiting is { } solved)
                await Decide(round, solved);
            else
                await RunRound(round);
        }
        return batch.Results[0];
    }

    private void Introduce(CaseYears @case)
    {
        foreach (var group in Enumerable.Range(0, @case.Rules.Count).GroupBy(rule => @case.Rules[rule].By[0]))
        {
            int[] members = [.. group.SelectMany(rule => @case.Rules[rule].By).Distinct().Order()];
            governments.Add(new GovernmentElsewhere(group.Key, [.. group], members));
        }
        for (var n = 0; n < countries.Length; n++)
        {
            var own = governments.Find(government => government.Economy == n);
            introductions[n] = new EconomyIntroduction
            {
                Accounts = EconomyCoder.Encode(EconomyAccounts.Of(simulation.Place.World, n)),
                Rules = own is null ? [] : RuleCoder.Encode(own.Rules.Select(rule => @case.Rules[rule]), @case.Terms, @case.Values),
            };
        }
    }

    private Task Join(int country) =>
        Reach(async () =>
        {
            await countries[country].Join(introductions[country]);
            return true;
        });

    /// <summary>One message to each country, and one back.</summary>
    private async Task RunRound(Batch round)
    {
        var isNew = last != round || edition != round.Edition;
        if (isNew)
        {
            if (year != round.Year)
                (year, rounds) = (round.Year, 0);
            (last, edition) = (round, round.Edition);
            stamp++;
        }
        rounds++;
        var offers = QuotesCoder.EncodeOffers(round.Quotes);
        var answers = await Task.WhenAll(Enumerable.Range(0, countries.Length).Select(Ask));
        for (var n = 0; n < countries.Length; n++)
            round.TakeAnswer(n, answers[n].Answer.Response, answers[n].Answer.Book, answers[n].Answer.Sensitivity);
        if (round.Year == tracedYear && round.Market.Size.IsOneCase)
            Trace = TraceOf(round, answers);

        async Task<(EconomyAnswer Answer, string Silo)> Ask(int country)
        {
            var own = QuotesCoder.EncodeOwn(round.Quotes, country);
            var asked = new QuotesOfRound
            {
                Stamp = stamp,
                Offers = offers,
                Own = own,
            };
            var answer = await Reach(() => countries[country].Respond(asked, isNew ? YearFor(country) : null));
            while (!answer.KnowsYear)
            {
                await Join(country);
                // It has lost its answers to cases that are done, too.
                var all = new QuotesOfRound
                {
                    Stamp = stamp,
                    Offers = QuotesCoder.EncodeOffers(round.Quotes.ToAll()),
                    Own = own,
                };
                answer = await Reach(() => countries[country].Respond(all, YearFor(country)));
            }
            return (EconomyAnswer.Decode(answer.Coded), answer.Silo);
        }

        YearOfEconomy YearFor(int country) => new() { Coded = EconomyCoder.Encode(stamp, round.Market, country) };
    }

    /// <summary>Publishes a solved year to each government that has rules, and takes what it decides.</summary>
    private async Task Decide(Batch round, ObservedYear solved)
    {
        var @case = round.CaseAt(0);
        var size = PublishedSize.Of(simulation.Scenario);
        if (deciding != round)
        {
            (deciding, life) = (round, life + 1);
            foreach (var government in governments)
                government.Years = [PublishedFigures.Of(@case.Baseline!, size, government.Members)];
        }
        foreach (var government in governments)
            government.Years.Add(PublishedFigures.Of(solved, size, government.Members));
        var decided = new RuleDecisions[@case.Rules.Count];
        await Task.WhenAll(
            governments.Select(async government =>
            {
                var answer = await Ask(government);
                for (var k = 0; k < government.Rules.Length; k++)
                    decided[government.Rules[k]] = answer[k];
            })
        );
        @case.Take(decided);
        if (solved.Year == tracedYear && Trace is not null)
            Trace = Trace with { Decisions = [.. decided.SelectMany(rule => rule.Decisions).Select(Sentence)], Messages = messages };
    }

    private async Task<ImmutableArray<RuleDecisions>> Ask(GovernmentElsewhere government)
    {
        var isFirst = government.Years.Count == 2; // the baseline and the first year
        var answer = await Reach(() => countries[government.Economy].Decide(YearsFrom(isFirst ? 0 : government.Years.Count - 1)));
        while (!answer.KnowsYears)
        {
            await Join(government.Economy);
            answer = await Reach(() => countries[government.Economy].Decide(YearsFrom(0)));
        }
        return GovernmentCoder.DecodeDecisions(answer.Coded);

        YearsOfGovernment YearsFrom(int first) =>
            new()
            {
                Life = life,
                StartsAtBaseline = first == 0,
                Coded = GovernmentCoder.Encode(government.Years[first..]),
            };
    }

    /// <summary>Sends a question until it is answered. Every question may be asked again.</summary>
    private async Task<T> Reach<T>(Func<Task<T>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            messages++;
            Telemetry.Messages.Add(1);
            try
            {
                return await ask();
            }
            catch (Exception error)
                when (Lost.Is(error) && !stop.IsCancellationRequested && Stopwatch.GetElapsedTime(began) < LongestAbsence)
            {
                await Task.Delay(Pause, stop);
            }
        }
    }

    private RoundTrace TraceOf(Batch round, (EconomyAnswer Answer, string Silo)[] answers)
    {
        var (quotes, size) = (round.Quotes, round.Market.Size);
        return new RoundTrace
        {
            Year = round.Year,
            Round = rounds,
            Silo = silo,
            Messages = messages,
            Economies =
            [
                .. answers.Select(
                    (answer, n) =>
                        new EconomyTrace
                        {
                            Silo = answer.Silo,
                            Wage = Elementary.Exp(quotes.LogWages[size.At(n, 0)]),
                            Sales = Sum(j => quotes.Sales[size.At(n, j, 0)]),
                            Income = answer.Answer.Response.Income[0],
                            Orders =
                            [
                                .. Enumerable
                                    .Range(0, size.Economies)
                                    .Select(i => Sum(j => answer.Answer.Book[size.At(i, j, 0)] * quotes.Offers[size.At(i, j, 0)])),
                            ],
                        }
                ),
            ],
        };

        double Sum(Func<int, double> ofSector) => Enumerable.Range(0, size.Sectors).Sum(ofSector);
    }

    private string Sentence(Decision decision) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{GovernmentName.CodeOf(simulation.Place.World, decision.By)}: {decision.What}, {decision.Before:0.####} to "
                + $"{decision.After:0.####} {decision.Unit} from {decision.Year}: {decision.Why}"
        );

    /// <summary>A government with the rules that its grain holds.</summary>
    /// <param name="economy">The economy whose grain it is: the first of those that decide together.</param>
    /// <param name="rules">Its rules, as indices in the case.</param>
    /// <param name="members">The economies that it observes as its own.</param>
    private sealed class GovernmentElsewhere(int economy, int[] rules, int[] members)
    {
        public int Economy => economy;

        public int[] Rules => rules;

        public int[] Members => members;

        /// <summary>What was published to it, the baseline year first.</summary>
        public List<PublishedFigures> Years { get; set; } = [];
    }
}
