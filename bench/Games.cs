using System.Collections.Immutable;
using System.Diagnostics;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Games;

namespace TradeSim.Bench;

/// <summary>Nash equilibria in tariffs: the 30 economies of the trade-war scenario with a uniform tariff each, and 5 economies with one for
/// each of 11 sectors.</summary>
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
                    TariffChoice.Uniform
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
            Transfers = TransferRule.None,
        };
        Report(
            "5 economies, 11 sectors",
            TariffGame.Of(
                plain,
                [.. Enumerable.Range(0, 5).Select(n => (int[])[n]).Select(member => member.ToImmutableArray())],
                TariffChoice.BySector
            )
        );
        return 0;
    }

    private static void Report(string name, TariffGame tariffs)
    {
        var started = Stopwatch.GetTimestamp();
        var scenario = tariffs.Scenario;
        var game = new PolicyGame(new SimulationRunner(scenario), tariffs.Players, scenario.LastYear);
        var nash = game.Nash();
        Console.WriteLine(
            $"{name}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {nash.Cases} cases, largest gain {nash.LargestGain:g2}, "
                + $"spread of starts {nash.SpreadOfStarts:g2}, verified {nash.IsVerified}"
        );
        foreach (var (player, values) in tariffs.Players.Zip(nash.Values))
            Console.WriteLine($"  {player.Name}: {string.Join(" ", values.Select(value => $"{value:0.000}"))}");
    }
}
