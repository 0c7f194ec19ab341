using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Games;

/// <summary>
/// A scenario to which each player's tariffs and export taxes are added as parameters: <c>game.USA.tariff</c>,
/// <c>game.USA.tariff.machinery</c> or <c>game.USA.tariff.CHN</c>, and <c>game.USA.export-tax</c> in the same way. Tariffs replace all
/// other tariffs of the players; 0 is free trade. Each player wants its real income.
/// </summary>
/// <param name="Scenario">The scenario with the instruments.</param>
/// <param name="Players">The players.</param>
public sealed record TariffGame(Scenario Scenario, ImmutableArray<Player> Players)
{
    /// <summary>Adds tariffs, export taxes or both to a scenario.</summary>
    /// <param name="scenario">The scenario; without rules, since players decide for themselves.</param>
    /// <param name="players">The economies of each player: one, or all members of a customs union or regions of a country.</param>
    /// <param name="tariffs">What a player can distinguish among its tariffs; null: it chooses none, and the scenario's stay.</param>
    /// <param name="most">The highest rate, above 0; 1 is 100 %.</param>
    /// <param name="year">The last year that is simulated; null: that of the scenario. Targets are left out.</param>
    /// <param name="exportTaxes">What a player can distinguish among its export taxes; null: it chooses none.</param>
    /// <exception cref="StudyException">There are no players or no instruments, an economy is in two players, or a player imports or
    /// exports nothing.</exception>
    public static TariffGame Of(
        Scenario scenario,
        ImmutableArray<ImmutableArray<int>> players,
        TariffChoice? tariffs,
        double most = 1,
        int? year = null,
        TariffChoice? exportTaxes = null
    )
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (players.IsDefaultOrEmpty)
            throw new StudyException("got no players, expected at least one");
        if (tariffs is null && exportTaxes is null)
            throw new StudyException("got neither tariffs nor export taxes, expected at least one of them");
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
            var instruments = ImmutableArray.CreateBuilder<Instrument>();
            if (tariffs is { } onImports)
            {
                var flows = FlowsAcross(scenario.World, (exporter, importer) => members.Contains(importer) && !members.Contains(exporter));
                if (flows.Length == 0)
                    throw new StudyException($"{name}: imports nothing, so its tariffs do nothing; expected players that import");
                foreach (var group in flows.GroupBy(flow => KeyOf(scenario.World, flow.Exporter, flow.Sector, onImports)))
                {
                    var (path, rates) = Add("tariff", group.Key, group);
                    policies.Add(
                        new Tariff
                        {
                            Name = path,
                            By = members,
                            From = scenario.BaselineYear + 1,
                            Rates = rates,
                        }
                    );
                }
            }
            if (exportTaxes is { } onExports)
            {
                var flows = FlowsAcross(scenario.World, (exporter, importer) => members.Contains(exporter) && !members.Contains(importer));
                if (flows.Length == 0)
                    throw new StudyException($"{name}: exports nothing, so its export taxes do nothing; expected players that export");
                foreach (var group in flows.GroupBy(flow => KeyOf(scenario.World, flow.Importer, flow.Sector, onExports)))
                {
                    var (path, rates) = Add("export-tax", group.Key, group);
                    policies.Add(
                        new ExportTax
                        {
                            Name = path,
                            By = members,
                            From = scenario.BaselineYear + 1,
                            Rates = rates,
                        }
                    );
                }
            }
            (string Path, ImmutableArray<FlowParameter> Rates) Add(string kind, string key, IEnumerable<(int, int, int)> flows)
            {
                var path = key.Length == 0 ? $"game.{name}.{kind}" : $"game.{name}.{kind}.{key}";
                var rate = ParameterRef.Parameter(parameters.Count);
                parameters.Add(new Parameter(path, ParameterRole.Policy, 0, 0, most));
                instruments.Add(new Instrument(path, 0, most));
                return (path, [.. flows.Select(flow => new FlowParameter(flow.Item1, flow.Item2, flow.Item3, rate))]);
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

    private static (int Exporter, int Importer, int Sector)[] FlowsAcross(World world, Func<int, int, bool> crosses) =>
        [
            .. from sector in Enumerable.Range(0, world.SectorCount)
            from exporter in Enumerable.Range(0, world.EconomyCount)
            from importer in Enumerable.Range(0, world.EconomyCount)
            where crosses(exporter, importer) && world.Flow(exporter, importer, sector) > 0
            select (exporter, importer, sector),
        ];

    private static string KeyOf(World world, int partner, int sector, TariffChoice choice) =>
        choice switch
        {
            TariffChoice.BySector => world.Sectors[sector].Code,
            TariffChoice.ByPartner => world.Economies[partner].Code,
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
