using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Games;

/// <summary>
/// A scenario to which each player's tariffs are added as parameters: <c>game.USA.tariff</c>, <c>game.USA.tariff.machinery</c> or
/// <c>game.USA.tariff.CHN</c>. They replace all other tariffs of the players; 0 is free trade. Each player wants its real income.
/// </summary>
/// <param name="Scenario">The scenario with the tariffs.</param>
/// <param name="Players">The players.</param>
public sealed record TariffGame(Scenario Scenario, ImmutableArray<Player> Players)
{
    /// <summary>Adds tariffs to a scenario.</summary>
    /// <param name="scenario">The scenario; without rules, since players decide for themselves.</param>
    /// <param name="players">The economies of each player: one, or all members of a customs union or regions of a country.</param>
    /// <param name="choice">What a player can distinguish.</param>
    /// <param name="most">The highest rate, above 0; 1 is 100 %.</param>
    /// <param name="year">The last year that is simulated; null: that of the scenario. Targets are left out.</param>
    /// <exception cref="StudyException">There are no players, an economy is in two of them, or a player imports nothing.</exception>
    public static TariffGame Of(
        Scenario scenario,
        ImmutableArray<ImmutableArray<int>> players,
        TariffChoice choice,
        double most = 1,
        int? year = null
    )
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (players.IsDefaultOrEmpty)
            throw new StudyException("got no players, expected at least one");
        if (!(most > 0 && most <= 100))
            throw new StudyException($"got {Invariant.Text(most)} as the highest tariff, expected a rate above 0, such as 1 for 100 %");
        if (players.SelectMany(player => player).GroupBy(economy => economy).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new StudyException($"got {scenario.World.Economies[twice.Key].Code} in two players, expected it in one");
        var (parameters, policies, outcomes, all) = (
            scenario.Parameters.ToBuilder(),
            scenario.Policies.ToBuilder(),
            scenario.Outcomes.ToBuilder(),
            ImmutableArray.CreateBuilder<Player>()
        );
        foreach (var members in players)
        {
            var name = GovernmentName.CodeOf(scenario.World, members);
            var flows = FlowsInto(scenario.World, members).ToLookup(flow => KeyOf(scenario.World, flow, choice), StringComparer.Ordinal);
            if (flows.Count == 0)
                throw new StudyException($"{name}: imports nothing, so its tariffs do nothing; expected players that import");
            var instruments = ImmutableArray.CreateBuilder<Instrument>();
            foreach (var group in flows)
            {
                var path = group.Key.Length == 0 ? $"game.{name}.tariff" : $"game.{name}.tariff.{group.Key}";
                var rate = ParameterRef.Parameter(parameters.Count);
                parameters.Add(new Parameter(path, ParameterRole.Policy, 0, 0, most));
                policies.Add(
                    new Tariff
                    {
                        Name = path,
                        By = members,
                        From = scenario.BaselineYear + 1,
                        Rates = [.. group.Select(flow => new FlowParameter(flow.Exporter, flow.Importer, flow.Sector, rate))],
                    }
                );
                instruments.Add(new Instrument(path, 0, most));
            }
            all.Add(new Player(name, instruments.ToImmutable(), [new PayoffTerm(RealIncomeOf(outcomes, name, members))]));
        }
        return new TariffGame(
            scenario with
            {
                Parameters = parameters.ToImmutable(),
                Policies = policies.ToImmutable(),
                Outcomes = outcomes.ToImmutable(),
                Rules = [],
                Targets = [],
                LastYear = Math.Clamp(year ?? scenario.LastYear, scenario.BaselineYear + 1, scenario.LastYear),
            },
            all.ToImmutable()
        );
    }

    private static IEnumerable<(int Exporter, int Importer, int Sector)> FlowsInto(World world, ImmutableArray<int> members) =>
        from sector in Enumerable.Range(0, world.SectorCount)
        from exporter in Enumerable.Range(0, world.EconomyCount)
        where !members.Contains(exporter)
        from importer in members
        where world.Flow(exporter, importer, sector) > 0
        select (exporter, importer, sector);

    private static string KeyOf(World world, (int Exporter, int Importer, int Sector) flow, TariffChoice choice) =>
        choice switch
        {
            TariffChoice.BySector => world.Sectors[flow.Sector].Code,
            TariffChoice.ByPartner => world.Economies[flow.Exporter].Code,
            _ => "",
        };

    /// <summary>The name of the outcome that is the player's real income, which is added if the scenario does not have it.</summary>
    private static string RealIncomeOf(ImmutableArray<Outcome>.Builder outcomes, string name, ImmutableArray<int> members)
    {
        foreach (var outcome in outcomes.OfType<RealIncome>())
        {
            if (outcome.Economies.SequenceEqual(members))
                return outcome.Name;
        }
        var added = $"real income of {name}";
        for (var number = 2; outcomes.Any(outcome => outcome.Name == added); number++)
            added = $"real income of {name} ({Invariant.Text(number)})";
        outcomes.Add(new RealIncome(members) { Name = added });
        return added;
    }
}
