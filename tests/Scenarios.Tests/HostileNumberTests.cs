namespace TradeSim.Scenarios.Tests;

/// <summary>What a spreadsheet or YAML would read as a number, and is none here.</summary>
public class HostileNumberTests
{
    [Theory]
    [InlineData(".nan", "got \".nan\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) [TS1104]")]
    [InlineData(".inf", "got \".inf\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) [TS1104]")]
    [InlineData("1e400", "got \"1e400\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) [TS1104]")]
    [InlineData("010", "got \"010\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %). Write 10 [TS1104]")]
    [InlineData("1:30", "got \"1:30\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) [TS1104]")]
    [InlineData("0x10", "got \"0x10\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) [TS1104]")]
    [InlineData("1_000", "got \"1_000\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %). Write 1000 [TS1104]")]
    [InlineData(
        "10,000",
        "got \"10,000\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %). Write 10000, or 10 if the comma is "
            + "a decimal comma [TS1104]"
    )]
    [InlineData(
        "1,500",
        "got \"1,500\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %). Write 1500, or 1.5 if the comma is "
            + "a decimal comma [TS1104]"
    )]
    [InlineData("0,05", "got \"0,05\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %). Write 0.05 [TS1104]")]
    [InlineData("5%", "got \"5%\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %). Write 0.05 [TS1104]")]
    [InlineData(
        "\"2,5 %\"",
        "got the text \"2,5 %\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) without quotes. Write 0.025 [TS1104]"
    )]
    [InlineData(
        "\"0.05\"",
        "got the text \"0.05\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) without quotes. Write 0.05 [TS1104]"
    )]
    [InlineData("\"\"", "got the text \"\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) without quotes [TS1104]")]
    [InlineData("much", "got \"much\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) [TS1104]")]
    [InlineData(
        "\"1,000.5\"",
        "got the text \"1,000.5\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) without quotes. Write 1000.5 [TS1104]"
    )]
    [InlineData("1.234,5", "got \"1.234,5\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %). Write 1234.5 [TS1104]")]
    [InlineData("-2", "got \"-2\", expected a number from -0.99 to 10 (a year, 0.05 is 5 %) [TS1104]")]
    public void Only_plain_decimal_numbers_are_numbers(string written, string message)
    {
        var bundle = Small.With($"assumptions:\n  growth:\n    KGZ: {written}\n");

        Assert.Equal("s.yaml:6:10: assumptions.growth.KGZ: " + message, Small.ErrorsOf(bundle));
    }

    [Theory]
    [InlineData("0.05", 0.05)]
    [InlineData("-.5", -0.5)]
    [InlineData("+1", 1)]
    [InlineData("5e-2", 0.05)]
    [InlineData("2.", 2)]
    [InlineData("0", 0)]
    public void Plain_decimal_numbers_are_read(string written, double value)
    {
        var scenario = ScenarioReader.Read(Small.With($"assumptions: {{ growth: {{ default: {written} }} }}\n")).Scenario;

        Assert.Equal(value, scenario.Parameters[scenario.ParameterIndex("assumptions.growth.default")].Default);
    }

    [Fact]
    public void A_list() =>
        Assert.Equal(
            "s.yaml:4:35: assumptions.growth.default: got a list, expected a number from -0.99 to 10 (a year, 0.05 is 5 %) or a mapping "
                + "(value, with its source) [TS1104]",
            Small.ErrorsOf(Small.With("assumptions: { growth: { default: [0.05] } }"))
        );
}
