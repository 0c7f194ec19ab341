using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Bench;

/// <summary>
/// What rules of governments cost a case-year: the same scenario without rules, and with one of every kind that observes every year and
/// changes nothing, so that the market does the same work in both. The two take turns and begin in turn. What counts is the processor time
/// of the process, garbage collection included, and of it the fastest turn of each and the median of the ratios of a turn, so that
/// whatever else the machine does falls on neither.
/// </summary>
internal static class Rules
{
    private const int Turns = 40;
    private const int Years = 5;

    public static int Run()
    {
        Console.WriteLine("world, cases | a case-year without rules | with a rule of every kind | ratio | median of ratios");
        foreach (var (economies, sectors, count) in new[] { (10, 10, 64), (13, 11, 16), (31, 40, 8) })
        {
            var world = Study.World(economies, sectors);
            var plain = Study.Scenario(world, Years);
            // What follows a measure starts at 0; so does the measure without the rule.
            plain = plain with { Policies = plain.Policies.SetItem(1, plain.Policies[1] with { Intensity = 0 }) };
            var ruled = plain with { Rules = OfEveryKind(world, plain) };
            var (without, with) = (new Simulation(plain), new Simulation(ruled));
            var cases = Study.Cases(count);
            var (least, leastWithRules) = (double.PositiveInfinity, double.PositiveInfinity);
            var ratios = new List<double>();
            for (var turn = 0; turn < Turns; turn++)
            {
                double plainTime,
                    ruledTime;
                if (turn % 2 == 0)
                    (plainTime, ruledTime) = (Seconds(without, cases), Seconds(with, cases));
                else
                    (ruledTime, plainTime) = (Seconds(with, cases), Seconds(without, cases));
                ratios.Add(ruledTime / plainTime);
                (least, leastWithRules) = (Math.Min(least, plainTime), Math.Min(leastWithRules, ruledTime));
            }
            ratios.Sort();
            var caseYears = (double)count * Years;
            Console.WriteLine(
                $"{economies} x {sectors}, {count} | {1e6 * least / caseYears:0.0} us | {1e6 * leastWithRules / caseYears:0.0} us | "
                    + $"{leastWithRules / least:0.000} | {ratios[Turns / 2]:0.000}"
            );
        }
        return 0;
    }

    private static double Seconds(Simulation simulation, CaseTable cases)
    {
        var before = Environment.CpuUsage.TotalTime;
        var results = simulation.Run(cases, new RunOptions { Threads = 1 });
        var took = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return results.All(result => result.Failure is null && result.Decisions.IsEmpty)
            ? took
            : throw new InvalidOperationException("A case failed, or a rule decided something.");
    }

    private static ImmutableArray<Rule> OfEveryKind(World world, Scenario scenario)
    {
        ImmutableArray<int> sectors = [.. Enumerable.Range(0, world.SectorCount)];
        ImmutableArray<int> others = [.. Enumerable.Range(1, world.EconomyCount - 1)];
        return
        [
            new RetaliateRule
            {
                Name = "retaliate",
                By = [0],
                Against = others,
                Watched = sectors,
                Sectors = sectors,
                Proportion = 0,
            },
            new SafeguardRule
            {
                Name = "safeguard",
                By = [0],
                Exporters = others,
                Sectors = sectors,
                Threshold = 100,
                Tariff = 0.2,
                Years = 3,
            },
            new PursueRule
            {
                Name = "pursue",
                By = [0],
                Measures = [0],
                Outcome = 0,
                Bound = Bound.AtLeast,
                Target = 1e9,
                TargetYear = scenario.LastYear,
                Step = 0,
            },
            new MatchRule
            {
                Name = "match",
                By = [1],
                Measure = 1,
                Follows = 0,
                Until = scenario.BaselineYear,
            },
            new BalanceRule
            {
                Name = "balance",
                By = [0],
                Partners = others,
                Sectors = sectors,
                Threshold = 100,
                RelaxBelow = -100,
            },
        ];
    }
}
