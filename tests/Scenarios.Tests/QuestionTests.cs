namespace TradeSim.Scenarios.Tests;

/// <summary>Values that are possible but implausible are questioned, with both readings.</summary>
public sealed class QuestionTests
{
    [Theory]
    [InlineData(
        "policies: [{ name: a, kind: tariff, from: 2025, rate: 5, exporter: REB, importer: KGZ, sector: machines }]",
        "policies.a.rate: got 5, which is 500 %. Did you mean 0.05? [TS3101]"
    )]
    [InlineData(
        "assumptions: { growth: { default: 6 } }",
        "assumptions.growth.default: got 6, which is 600 %. Did you mean 0.06? [TS3101]"
    )]
    [InlineData(
        "outcomes: [{ name: t, kind: turnover, of: KGZ, with: REB }]\ntargets: [{ outcome: t, year: 2027, at-least: 500000000 }]",
        "targets[0].at-least: got 500000000 million USD, more than all incomes of the baseline. Did you mean 500? [TS3102]"
    )]
    public void A_value_in_another_unit(string lines, string question)
    {
        var warnings = ScenarioReader.Read(Small.With(lines + "\n")).Warnings.Where(IsQuestion);

        Assert.EndsWith(question, Assert.Single(warnings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_in_dollars()
    {
        var dollars = Small
            .Flows.Replace("food,500,", "food,500000000,", StringComparison.Ordinal)
            .Replace("machines,1000,", "machines,1000000000,", StringComparison.Ordinal);

        var question = Assert.Single(ScenarioReader.Read(Small.With("", ("data/flows.csv", dollars))).Warnings, IsQuestion);

        Assert.Equal("TS3103", question.Code);
        Assert.Equal("data/flows.csv", question.File);
    }

    [Fact]
    public void Plausible_values_are_not_questioned() =>
        Assert.DoesNotContain(
            ScenarioReader
                .Read(
                    Small.With(
                        """
                        assumptions: { growth: { default: 0.12 } }
                        policies: [{ name: a, kind: tariff, from: 2025, rate: 0.6, exporter: REB, importer: KGZ, sector: machines }]
                        outcomes: [{ name: t, kind: turnover, of: KGZ, with: REB }]
                        targets: [{ outcome: t, year: 2027, at-least: 500 }]

                        """
                    )
                )
                .Warnings,
            IsQuestion
        );

    private static bool IsQuestion(ScenarioError warning) => ErrorCatalogue.Find(warning.Code)!.IsQuestion;
}
