using System.Collections;
using System.Reflection;
using TradeSim.Engine.Dynamics;
using TradeSim.Grains.Messages;

namespace TradeSim.Grains.Tests;

/// <summary>Countries of a run by messages, without a cluster: what they hold, and what becomes of those that are lost.</summary>
public sealed class CountryTests
{
    [Fact]
    public async Task A_country_holds_no_data_of_another_one()
    {
        var simulation = new Simulation(Worlds.Read(Worlds.Governed));
        var countries = CountriesOf(simulation);
        var result = await Run(simulation, countries);
        Assert.Null(result.Failure);
        Assert.NotEmpty(result.Decisions);
        var world = simulation.Scenario.World;
        for (var n = 0; n < countries.Length; n++)
        {
            // Kyrgyzstan decides the common answer, which watches the exports of Kazakhstan to Belarus too. Belarus sells as much to it.
            var watched = world.Economies[n].Code == "KGZ" ? Sectors(j => world.Flow(2, 1, j)).ToHashSet() : [];
            bool IsAlly(int other) => watched.Count > 0 && world.Economies[other].Code == "KAZ";
            var held = Numbers(countries[n].Country).ToHashSet();
            Assert.Contains(world.Income(n), held); // the walk does find what is there
            Assert.Contains(world.DemandShare(n, 0), held);
            for (var other = 0; other < world.EconomyCount; other++)
            {
                if (other == n || IsAlly(other))
                    continue;
                double[] foreign =
                [
                    world.Income(other),
                    world.ValueAdded(other),
                    world.Transfer(other),
                    .. Sectors(j => world.Spending(other, j)),
                    .. Sectors(j => world.DemandShare(other, j)),
                    .. Sectors(j => world.Output(other, j)),
                    .. Sectors(j => world.SpendingShare(other, other, j)),
                    .. Enumerable
                        .Range(0, world.EconomyCount)
                        .Where(third => third != n)
                        .SelectMany(third => Sectors(j => world.Flow(other, third, j))),
                ];
                Assert.All(foreign.Where(number => number is not 0 and not 1 && !watched.Contains(number)), number =>
                    Assert.DoesNotContain(number, held)
                );
            }
        }
        IEnumerable<double> Sectors(Func<int, double> number) => Enumerable.Range(0, world.SectorCount).Select(number);
    }

    /// <summary>Silos die at any message: before it arrives, or after it was answered and before the answer did.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Countries_that_are_lost_are_rebuilt_and_change_no_bit(int seed)
    {
        foreach (var bundle in new[] { Worlds.Governed, Worlds.Levers })
        {
            var simulation = new Simulation(Worlds.Read(bundle));
            var countries = CountriesOf(simulation, new Random(seed));

            var result = await Run(simulation, countries);

            Assert.Equal(Worlds.Numbers([simulation.Run()]), Worlds.Numbers([result]));
            Assert.True(countries.Sum(country => country.Losses) > 10);
        }
    }

    [Fact]
    public async Task The_trace_shows_the_orders_of_the_year_and_the_decisions_after_it()
    {
        var simulation = new Simulation(Worlds.Read(Worlds.Governed));
        var exchange = new CaseByMessages(simulation, CountriesOf(simulation), "here", 2026, CancellationToken.None);

        var result = await exchange.Run(CaseTable.Defaults, 0, keepTables: true);

        var trace = exchange.Trace!;
        Assert.Equal((2026, result.Rounds[1]), (trace.Year, trace.Round));
        Assert.True(trace.Messages >= 4 * (result.Rounds[0] + result.Rounds[1]));
        Assert.Equal(result.Decisions.Count(decision => decision.Year == 2027), trace.Decisions.Length);
        var year = result.Tables!.Years[2];
        for (var importer = 0; importer < 4; importer++)
        {
            Assert.Equal(year.Economies[importer].Wage, trace.Economies[importer].Wage, 1e-12);
            for (var exporter = 0; exporter < 4; exporter++)
            {
                var flow = Enumerable.Range(0, 3).Sum(sector => year.Flows[(((sector * 4) + importer) * 4) + exporter]);
                Assert.Equal(flow, trace.Economies[importer].Orders[exporter], 1e-9 * flow);
            }
        }
    }

    private static Task<CaseResult> Run(Simulation simulation, FakeGrain[] countries) =>
        new CaseByMessages(simulation, countries, "here", traceYear: null, CancellationToken.None) { Pause = TimeSpan.Zero }.Run(
            CaseTable.Defaults,
            0,
            keepTables: true
        );

    private static FakeGrain[] CountriesOf(Simulation simulation, Random? losses = null) =>
        [.. simulation.Place.World.Economies.Select(_ => new FakeGrain(losses))];

    /// <summary>All numbers in an object and in what it refers to.</summary>
    private static IEnumerable<double> Numbers(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var item))
        {
            if (item is double number)
                yield return number;
            if (item is string or Type or Delegate or MemberInfo || item.GetType().IsPrimitive || item.GetType().IsEnum)
                continue;
            if (!item.GetType().IsValueType && !seen.Add(item))
                continue;
            if (item is Array array)
            {
                foreach (var element in (IEnumerable)array)
                {
                    if (element is not null)
                        open.Push(element);
                }
                continue;
            }
            for (var type = item.GetType(); type is not null; type = type.BaseType)
            {
                foreach (
                    var field in type.GetFields(
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                    )
                )
                {
                    if (field.GetValue(item) is { } value)
                        open.Push(value);
                }
            }
        }
    }

    /// <summary>A grain without a silo, which can be lost.</summary>
    private sealed class FakeGrain(Random? losses) : IEconomyGrain
    {
        public Country Country { get; private set; } = new();

        public int Losses { get; private set; }

        public Task Join(EconomyIntroduction introduction)
        {
            Country.Join(introduction);
            return Task.CompletedTask;
        }

        public Task<AnswerOfEconomy> Respond(QuotesOfRound quotes, YearOfEconomy? newYear) =>
            OrLost(() =>
                Country.Respond(quotes, newYear) is { } answer
                    ? new AnswerOfEconomy { Coded = answer.Encode(), Silo = "there" }
                    : AnswerOfEconomy.YearUnknown
            );

        public Task<DecisionsOfGovernment> Decide(YearsOfGovernment years) =>
            OrLost(() =>
                Country.Decide(years) is { IsEmpty: false } decided
                    ? new DecisionsOfGovernment { Coded = GovernmentCoder.Encode(decided) }
                    : DecisionsOfGovernment.YearsUnknown
            );

        public Task Leave() => Task.CompletedTask;

        private async Task<T> OrLost<T>(Func<T> answer)
        {
            await Task.Yield();
            var fate = losses?.Next(20) ?? 19;
            if (fate == 0)
                throw Lose();
            var given = answer();
            return fate switch
            {
                1 => throw Lose(), // it was executed
                2 => throw new TimeoutException(), // it was executed, and lives
                _ => given,
            };
        }

        private OrleansException Lose()
        {
            Losses++;
            Country = new Country();
            return new OrleansException("The silo is unavailable.");
        }
    }
}
