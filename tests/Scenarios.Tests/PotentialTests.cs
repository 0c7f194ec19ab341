using TradeSim.Engine.Dynamics;

namespace TradeSim.Scenarios.Tests;

/// <summary>Untapped potential: gravity's prediction of potential.csv against the flows of the small world, by hand.</summary>
public class PotentialTests
{
    private const string Asked = """
        closure: partial
        assumptions:
          growth: { KGZ: 0.1, default: 0 }
        outcomes:
          - { name: exports, kind: untapped-potential, of: KGZ, to: BLR }
          - { name: imports, kind: untapped-potential, of: KGZ, from: BLR }
          - { name: both, kind: untapped-potential, of: KGZ, with: BLR }
          - { name: used, kind: potential-used, of: KGZ, to: BLR }
          - { name: food, kind: untapped-potential, of: KGZ, to: BLR, sectors: food }
          - { name: machines, kind: untapped-potential, of: KGZ, to: BLR, sectors: machines }
          - { name: a region, kind: untapped-potential, of: KGZ, to: REB }

        """;

    private static readonly LoadedScenario Loaded = ScenarioReader.Read(Small.With(Asked, ("data/potential.csv", Small.Potential)));

    private static double Of(string outcome, int year)
    {
        var result = new Simulation(Loaded.Scenario).Run();
        Assert.Null(result.Failure);
        return result.Outcomes[year - 2024][Loaded.Scenario.Outcomes.Select(item => item.Name).ToList().IndexOf(outcome)];
    }

    [Fact]
    public void In_the_baseline_year_it_is_the_prediction_less_the_flow()
    {
        // KGZ sells BLR 5 of a predicted 8, and buys 42 of a predicted 30.
        Assert.Equal(3, Of("exports", 2024), 1e-12);
        Assert.Equal(-12, Of("imports", 2024), 1e-12);
        Assert.Equal(-9, Of("both", 2024), 1e-12);
        Assert.Equal(5.0 / 8, Of("used", 2024), 1e-12);
    }

    [Fact]
    public void A_country_is_divided_by_incomes_and_a_pair_by_what_both_trade_abroad()
    {
        var world = Loaded.Scenario.World;
        var (gro, reb) = (world.Income(world.EconomyIndex("GRO")), world.Income(world.EconomyIndex("REB")));
        Assert.Equal((8 * reb / (gro + reb)) - 5, Of("a region", 2024), 1e-12);
        // The rest of Belarus buys no machines abroad; Grodno buys nothing abroad and has the world's structure, 97 of food
        // and 140 of machines.
        Assert.Equal(8 * gro / (gro + reb) * 140 / 237, Of("machines", 2024), 1e-12);
        Assert.Equal(Of("exports", 2024) - Of("machines", 2024), Of("food", 2024), 1e-12);
    }

    [Fact]
    public void It_moves_with_both_incomes_over_the_worlds()
    {
        var world = Loaded.Scenario.World;
        var incomes = Enumerable.Range(0, world.EconomyCount).Sum(world.Income);
        var grown = incomes + (0.1 * world.Income(world.EconomyIndex("KGZ")));
        // Incomes are given under the partial closure. Prediction P and flow F: untapped is P − F, used is F/P.
        Assert.Equal(8 * 1.1 * incomes / grown, Of("exports", 2025) / (1 - Of("used", 2025)), 1e-9);
    }

    [Fact]
    public void A_pair_without_a_prediction_is_an_error() =>
        Assert.Equal(
            """
            s.yaml:5:46: outcomes[0].to: got trade from KGZ to ROW, expected pairs that the baseline's potential.csv predicts [TS1902]
            s.yaml:6:44: outcomes[1].with: got no partner of "KGZ" other than itself, expected at least one [TS1901]
            """,
            Small.ErrorsOf(
                Small.With(
                    """
                    outcomes:
                      - { kind: untapped-potential, of: KGZ, to: ROW }
                      - { kind: potential-used, of: KGZ, with: KGZ }
                    """,
                    ("data/potential.csv", Small.Potential)
                )
            )
        );

    [Fact]
    public void A_baseline_without_predictions_says_what_it_lacks()
    {
        var error = Small.ErrorsOf(Small.With("outcomes: [{ kind: potential-used, of: KGZ, to: BLR }]"));
        Assert.Contains(
            "table \"data/potential.csv\" not found, expected columns exporter, importer, predicted [TS1401]",
            error,
            StringComparison.Ordinal
        );
    }
}
