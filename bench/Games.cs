using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Games;

namespace TradeSim.Bench;

/// <summary>Nash equilibria in tariffs: the 30 economies of the trade-war scenario with a uniform tariff each, and 5 economies with one
/// for each of 11 sectors.</summary>
internal static class Games
{
    public static int Run(string? file)
    {
        file ??= Path.Combine("scenarios", "trade-war.yaml");
        if (File.Exists(file))
        {
            var scenario = ScenarioReader.Read(file).Scenario;
            var world = scenario.World;
            var players = Enumerable.Range(0, world.EconomyCount).Where(n => world.Economies[n].Code != "ROW").Take(30);
            Report(
                "30 economies, uniform",
                TariffGame.Of(
                    scenario,
                    [.. players.Select(n => (int[])[n]).Select(member => member.ToImmutableArray())],
                    TariffChoice.Uniform,
                    3
                )
            );
        }
        var five = Study.World(5, 11);
        var plain = new Scenario
        {
            Name = "five",
            World = five,
            BaselineYear = 0,
            LastYear = 1,
        };
        Report(
            "5 economies, 11 sectors",
            TariffGame.Of(
                plain,
                [.. Enumerable.Range(0, 5).Select(n => (int[])[n]).Select(member => member.ToImmutableArray())],
                TariffChoice.BySector,
                3
            )
        );
        return 0;
    }

    private sealed class Show : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
            Console.Error.WriteLine($"{value.Elapsed.TotalSeconds:0.0} {value.Done} {value.Failed}");
        }
    }

    private static void Report(string name, TariffGame tariffs)
    {
        var started = Stopwatch.GetTimestamp();
        var scenario = tariffs.Scenario;
        foreach (var rate in new[] { 0, 0.2, 0.5, 1.0, 2.0, 3.0 })
        {
            var columns = Enumerable.Range(0, scenario.Parameters.Length).Where(k => scenario.Parameters[k].Path.StartsWith("game", StringComparison.Ordinal)).ToImmutableArray();
            var t0 = Stopwatch.GetTimestamp();
            var r = new SimulationRunner(scenario).Run(new CaseTable(columns, Enumerable.Repeat(rate, columns.Length * 32).ToArray(), 32), null, default);
            Console.WriteLine($"rate {rate}: {Stopwatch.GetElapsedTime(t0).TotalMilliseconds / 32:0.00} ms a case, rounds {r[0].Rounds[0]} {r[0].Failure}");
        }
        var game = new PolicyGame(new SimulationRunner(scenario), tariffs.Players, scenario.LastYear, new GameOptions { Starts = 1 }, new StudyContext { Progress = new Show() });
        var nash = game.Nash();
        Console.WriteLine(
            $"{name}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {nash.Cases} cases, largest gain {nash.LargestGain:g2}, spread of starts {nash.SpreadOfStarts:g2}, verified {nash.IsVerified}"
        );
        foreach (var (player, values) in tariffs.Players.Zip(nash.Values))
            Console.WriteLine($"  {player.Name}: {string.Join(" ", values.Select(value => $"{value:0.000}"))}");
    }
}
