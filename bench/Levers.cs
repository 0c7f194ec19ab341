using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Market;
using TradeSim.Engine.Policies;

namespace TradeSim.Bench;

/// <summary>
/// What levers cost the market: the same scenario with a lever of every kind in force and with none, in turns, so that whatever else the
/// machine does falls on both. A lever may also make the market go through more rounds; what a round costs is the market's speed.
/// </summary>
internal static class Levers
{
    private const int Turns = 15;
    private const int Years = 5;

    public static int Run()
    {
        Console.WriteLine(
            "world, cases | a round without | with every lever | ratio | rounds a year | reading the year's policies and assumptions, "
                + "without and with | an equilibrium in all, ratio"
        );
        foreach (var (economies, sectors, count) in new[] { (10, 10, 1), (10, 10, 16), (31, 40, 1), (31, 40, 8), (50, 20, 8) })
        {
            var world = Study.World(economies, sectors);
            var (plain, levered) = (
                new Racer(Study.Scenario(world, Years) with { Policies = [] }, count),
                new Racer(Study.Scenario(world, Years) with { Policies = OfEveryKind(world, 2021) }, count)
            );
            Race(plain, levered);
            Console.WriteLine(
                $"{economies} x {sectors}, {count} | {1e6 * plain.Round:0.0} us | {1e6 * levered.Round:0.0} us | "
                    + $"{levered.Round / plain.Round:0.00} | {plain.RoundsAYear:0.0} and {levered.RoundsAYear:0.0} | "
                    + $"{1e6 * plain.Opening:0} and {1e6 * levered.Opening:0} us | {levered.Equilibrium / plain.Equilibrium:0.00}"
            );
        }
        return 0;
    }

    /// <summary>Each takes its turn, so that whatever else the machine does falls on all.</summary>
    private static void Race(params Racer[] racers)
    {
        foreach (var racer in racers)
            racer.WarmUp();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var racer in racers)
                racer.Turn();
        }
    }

    /// <summary>What each lever alone costs, to find out which one.</summary>
    public static int Each()
    {
        foreach (var (economies, sectors, count) in new[] { (10, 10, 64), (31, 40, 8) })
        {
            var world = Study.World(economies, sectors);
            var scenario = Study.Scenario(world, Years);
            var levers = OfEveryKind(world, 2021);
            Racer[] racers =
            [
                new(scenario with { Policies = [] }, count),
                .. levers.Select(lever => new Racer(scenario with { Policies = [lever] }, count)),
            ];
            Race(racers);
            Console.WriteLine($"{economies} x {sectors}, {count}: a round, and reading the year, against none");
            foreach (var (lever, racer) in levers.Zip(racers[1..]))
                Console.WriteLine($"  {lever.Name}: {racer.Round / racers[0].Round:0.00}, {racer.Opening / racers[0].Opening:0.00}");
        }
        return 0;
    }

    /// <summary>A lever of every kind, on the first economies and sectors of a world; all in force from the first year.</summary>
    private static ImmutableArray<Policy> OfEveryKind(World world, int from)
    {
        ImmutableArray<FlowParameter> Pair(int one, int other, double number) =>
            [
                .. Enumerable
                    .Range(0, world.SectorCount)
                    .SelectMany(s => new[] { new FlowParameter(one, other, s, number), new FlowParameter(other, one, s, number) }),
            ];
        double Part(int exporter, int importer, int sector, double part) => part * world.Flow(exporter, importer, sector);
        return
        [
            new Tariff
            {
                Name = "tariff",
                From = from,
                Rates = Study.HalvedTariffs(world),
            },
            new TradeCost
            {
                Name = "trade cost",
                From = from,
                Factors = Pair(0, 1, 0.95),
            },
            new NonTariff
            {
                Name = "non-tariff",
                From = from,
                Removed = true,
                Equivalents = Pair(0, 2, 0.05),
            },
            new Logistics
            {
                Name = "logistics",
                From = from,
                Days = Pair(0, 3, -3),
            },
            new Agreement
            {
                Name = "agreement",
                From = from,
                Effects = Pair(1, 2, 0.2),
                PhaseIn = new PhaseIn(PhaseInShape.Linear, 3),
            },
            new Promotion
            {
                Name = "promotion",
                From = from,
                Gaps = Pair(1, 3, 0.2),
                Reach = 0.2,
                Forgetting = 0.2,
            },
            new Credit
            {
                Name = "credit",
                From = from,
                Covered = [new FlowParameter(2, 3, 0, 0.3)],
                Subsidy = 0.05,
                Years = 3,
            },
            new Cooperation
            {
                Name = "cooperation",
                From = from,
                Partner = 1,
                Gaps = [new SectorParameter(0, 1, 1.3)],
                Speed = 0.1,
                InputsShare = 0.05,
            },
            new Project
            {
                Name = "project",
                From = from,
                Host = 0,
                Partner = 1,
                Sector = 2,
                Output = Part(0, 0, 2, 0.05),
                Markets = [new ProjectMarket(0, 0.5), new ProjectMarket(1, 0.5)],
                Kits = 0.5,
                Survival = 0.9,
            },
            new Quota
            {
                Name = "quota",
                From = from,
                OfBaseline = true,
                Caps = [new FlowParameter(2, 3, 1, 0.8)],
            },
            new Embargo
            {
                Name = "embargo",
                From = from,
                Flows = [new FlowParameter(4, 3, 0, 1)],
            },
            new Sanction
            {
                Name = "sanction",
                From = from,
                Costs = [new FlowParameter(4, 2, 2, 0.3)],
                ThirdParties = [new FlowParameter(1, 2, 2, 0.3)],
                Compliance = 0.5,
            },
            new Transit
            {
                Name = "transit",
                From = from,
                Origin = 2,
                Hub = 1,
                Destination = 3,
                Values = [(0, Part(1, 1, 0, 0.01))],
                Margin = 0.1,
            },
            new Demand
            {
                Name = "demand",
                From = from,
                Factors = [new FlowParameter(2, 0, 1, 1.2)],
            },
            new Supply
            {
                Name = "supply",
                From = from,
                Factors = [new SectorParameter(3, 0, 0.95)],
            },
            new Productivity
            {
                Name = "productivity",
                From = from,
                Factors = [new SectorParameter(1, 1, 1.05)],
            },
            new Currency
            {
                Name = "currency",
                From = from,
                Depreciations = [(2, 0.1)],
            },
        ];
    }

    /// <summary>One scenario that takes its turns on one thread. Medians over years: of the rounds until the market clears, and of what
    /// comes before them.</summary>
    private sealed class Racer(Scenario scenario, int count)
    {
        private readonly PreparedWorld place = new(scenario.World);
        private readonly CaseTable cases = Study.Cases(count);
        private readonly List<double> rounds = [];
        private readonly List<double> openings = [];
        private readonly List<double> equilibria = [];
        private readonly List<int> roundsTaken = [];

        /// <summary>Seconds of a round.</summary>
        public double Round => Median(rounds);

        /// <summary>Seconds of reading a year: growth, policies, adjustment, and laying it out for the market.</summary>
        public double Opening => Median(openings);

        /// <summary>Seconds of a year.</summary>
        public double Equilibrium => Median(equilibria);

        public double RoundsAYear => roundsTaken.Average();

        public void WarmUp()
        {
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < 1.5)
                Turn();
            foreach (var list in (List<double>[])[rounds, openings, equilibria])
                list.Clear();
            roundsTaken.Clear();
        }

        public void Turn()
        {
            var batch = new Batch(scenario, place, cases, 0, count, keepTables: false);
            for (var year = scenario.BaselineYear + 1; year <= scenario.LastYear; year++)
            {
                var start = Stopwatch.GetTimestamp();
                batch.OpenYear(year);
                var opened = Stopwatch.GetTimestamp();
                var taken = 0;
                for (; !batch.Auctioneer.Cleared; taken++)
                {
                    for (var n = 0; n < place.Economies.Length; n++)
                        place
                            .Economies[n]
                            .Respond(batch.Market, batch.Quotes, batch.Responses[n], batch.Auctioneer.Book, batch.Auctioneer.Sensitivity);
                    batch.Auctioneer.Settle(batch.Responses);
                }
                var cleared = Stopwatch.GetTimestamp();
                batch.CloseYear(year);
                if (!Enumerable.Range(0, count).All(batch.Auctioneer.IsSolved))
                    throw new InvalidOperationException($"{scenario.Name}: a market of {year} did not clear");
                rounds.Add(Stopwatch.GetElapsedTime(opened, cleared).TotalSeconds / taken);
                openings.Add(Stopwatch.GetElapsedTime(start, opened).TotalSeconds);
                equilibria.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                roundsTaken.Add(taken);
            }
        }

        private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
    }
}
