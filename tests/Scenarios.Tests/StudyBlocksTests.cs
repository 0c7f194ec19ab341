namespace TradeSim.Scenarios.Tests;

/// <summary>Draws of a table, shocks of trade costs and correlation matrices in scenario files, and what is said of wrong ones.</summary>
public class StudyBlocksTests
{
    private const string Uncertain = """
        assumptions:
          growth: { default: 0.02, KGZ: { 2025: 0.03, 2026: 0.03, 2027: 0.03 } }
          adjustment: 0.38
          elasticities: { food: 4, machines: 3 }
          trade-cost-shocks:
            border: { exporter: KGZ, importer: BLR, sector: food, both-ways: true }
        uncertainty:
          - { of: assumptions.adjustment, draws: draws.csv, column: speed }
          - { of: assumptions.elasticities.food, is: "uniform(3, 5)" }
          - { of: assumptions.elasticities.machines, is: "uniform(2, 4)" }
          - { of: assumptions.trade-cost-shocks.border, is: "shocks(0.5, 0.05)" }

        """;

    private const string Draws = "speed,source\n0.3,survey\n0.5,survey\n0.4,survey\n";

    private const string Matrix = """
        of,assumptions.adjustment,assumptions.elasticities.food,assumptions.elasticities.machines
        assumptions.adjustment,1,0.5,0
        assumptions.elasticities.food,0.5,1,-0.2
        assumptions.elasticities.machines,0,-0.2,1

        """;

    [Theory]
    [InlineData(
        "assumptions.adjustment",
        "nrmal(0.4, 0.1)",
        "got 'nrmal', expected one of normal, lognormal, uniform, triangular, pert, draws, chance, shocks, log-shocks. "
            + "Did you mean `normal`?"
    )]
    [InlineData("assumptions.adjustment", "uniform(0.6, 0.4)", "got 'uniform(0.6, 0.4)'; uniform(from, to): expected from below to")]
    [InlineData("assumptions.adjustment", "normal(0.4)", "got 'normal(0.4)', expected normal(mean, deviation)")]
    [InlineData(
        "assumptions.adjustment",
        "shocks(0.5, 0.05)",
        "got shocks for \"assumptions.adjustment\", expected it for numbers by year, such as assumptions.growth.CODE"
    )]
    [InlineData(
        "assumptions.growth.KGZ",
        "normal(0.02, 0.01)",
        "got normal for \"assumptions.growth.KGZ\", which covers several numbers; expected the path of one, such as "
            + "assumptions.growth.KGZ.2025, or shocks or log-shocks for all years"
    )]
    public void A_distribution_that_cannot_be_drawn_is_an_error_with_its_position(string path, string distribution, string message)
    {
        var text = $$"""
            assumptions:
              growth: { default: 0.02, KGZ: { 2025: 0.03, 2026: 0.03, 2027: 0.03 } }
              adjustment: 0.38
            uncertainty:
              - { of: {{path}}, is: "{{distribution}}" }

            """;
        Assert.Equal($"s.yaml:8:39: uncertainty[0].is: {message} [TS2103]", Small.ErrorsOf(Small.With(text)));
    }

    [Fact]
    public void Draws_shocks_and_a_matrix_are_read()
    {
        var loaded = ScenarioReader.Read(
            Small.With(Uncertain + "correlations: [{ matrix: matrix.csv, source: s }]\n", ("draws.csv", Draws), ("matrix.csv", Matrix))
        );
        Assert.Equal("draws(0.3, 0.5, 0.4)", loaded.Uncertainty[0].Text);
        Assert.Equal<CorrelatedNumbers>(
            [
                new CorrelatedNumbers("assumptions.adjustment", "assumptions.elasticities.food", 0.5),
                new CorrelatedNumbers("assumptions.elasticities.food", "assumptions.elasticities.machines", -0.2),
            ],
            loaded.Correlations
        );
        Assert.Equal(
            ["2025", "2026", "2027"],
            loaded
                .Scenario.Parameters.Where(parameter =>
                    parameter.Path.StartsWith("assumptions.trade-cost-shocks.border.", StringComparison.Ordinal)
                )
                .Select(parameter => parameter.Path.Split('.')[^1])
        );
        // KGZ with each region of Belarus, both ways, in one sector.
        Assert.Equal(4, loaded.Scenario.TradeCostShocks.Single().Flows.Length);
        Assert.Empty(loaded.Scenario.Policies);
        Assert.Contains(loaded.Bundle.Files, file => file.Path == "draws.csv");
        Assert.Contains(loaded.Bundle.Files, file => file.Path == "matrix.csv");
    }

    [Fact]
    public void Draws_that_cannot_be_used_are_said()
    {
        var few = Small.ErrorsOf(Small.With(Uncertain, ("draws.csv", "speed\n0.3\nx\n")));
        Assert.Contains("draws.csv:3:1: speed: got \"x\"", few, StringComparison.Ordinal);
        Assert.Contains("uncertainty[0].draws: got 1 draw in \"draws.csv\", expected at least 2 [TS1409]", few, StringComparison.Ordinal);
        Assert.Contains(
            "table \"draws.csv\" not found, expected columns speed [TS1401]",
            Small.ErrorsOf(Small.With(Uncertain)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is and draws exclude each other",
            Small.ErrorsOf(Small.With(Uncertain.Replace("column: speed", "is: x", StringComparison.Ordinal), ("draws.csv", Draws))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Shocks_need_flows() =>
        Assert.Contains(
            "assumptions.trade-cost-shocks.border: missing key `importer`, expected an economy, a country, a group, a list of these, or "
                + "all",
            Small.ErrorsOf(Small.With(Uncertain.Replace("importer: BLR, ", "", StringComparison.Ordinal), ("draws.csv", Draws))),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "food,0.5,1,-0.2",
        "food,0.4,1,-0.2",
        "got 0.4, expected 0.5, which \"assumptions.adjustment\" has with \"assumptions.elasticities.food\" [TS2102]"
    )]
    [InlineData("adjustment,1,0.5,0", "adjustment,0.9,0.5,0", "got 0.9 of \"assumptions.adjustment\" with itself, expected 1 [TS2102]")]
    [InlineData("adjustment,1,0.5,0", "adjustment,1.5,0.5,0", "expected a number from -1 to 1")]
    [InlineData("adjustment,1,0.5,0", "adjustment,1,1,0", "expected a number above -1, below 1 (correlation of their normal scores)")]
    [InlineData(
        "assumptions.elasticities.machines,0,-0.2,1",
        "",
        "got no row of \"assumptions.elasticities.machines\" in \"matrix.csv\", expected a row for each column [TS2101]"
    )]
    [InlineData(
        "\nassumptions.elasticities.machines,0",
        "\nassumptions.elasticities.machine,0",
        "got \"assumptions.elasticities.machine\", expected one of the numbers under uncertainty that has a column. Did you mean "
            + "`assumptions.elasticities.machines`? [TS1407]"
    )]
    public void A_matrix_that_contradicts_itself_is_refused(string cell, string instead, string message) =>
        Assert.Contains(
            message,
            Small.ErrorsOf(
                Small.With(
                    Uncertain + "correlations: [{ matrix: matrix.csv }]\n",
                    ("draws.csv", Draws),
                    ("matrix.csv", Matrix.ReplaceLineEndings("\n").Replace(cell, instead, StringComparison.Ordinal))
                )
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    public void Numbers_that_always_move_together_are_not_two(string correlation) =>
        Assert.Contains(
            $"correlations[0].is: got \"{correlation}\", expected a number above -1, below 1",
            Small.ErrorsOf(
                Small.With(
                    Uncertain
                        + $"correlations: [{{ of: assumptions.adjustment, with: assumptions.elasticities.food, is: {correlation} }}]\n",
                    ("draws.csv", Draws)
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_correlation_is_of_two_numbers() =>
        Assert.Contains(
            "correlations[0]: got a correlation without of and with, expected the two numbers that it is of [TS2101]",
            Small.ErrorsOf(Small.With(Uncertain + "correlations: [{ of: assumptions.adjustment, is: 0.5 }]\n", ("draws.csv", Draws))),
            StringComparison.Ordinal
        );
}
