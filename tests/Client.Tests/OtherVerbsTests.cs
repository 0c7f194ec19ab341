using System.Text.Json;

namespace TradeSim.Client.Tests;

public sealed class OtherVerbsTests
{
    private const string Scenario = "scenarios/kyrgyzstan-belarus-500m.yaml";

    [Fact]
    public void Compare_shows_inputs_that_differ_before_outcomes()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Tradesim.Run("run", Scenario, "--out", folder["all"]).ExitCode);
        Assert.Equal(0, Tradesim.Run("run", Scenario, "--out", folder["slow"], "--set", "assumptions.adjustment=0.2").ExitCode);
        var compare = Tradesim.Run("compare", folder["all"], folder["slow"], "--out", folder["compare"]);
        Assert.True(compare.ExitCode == 0, compare.ToString());
        var (inputs, outcomes) = (compare.Output.IndexOf("assumptions.adjustment", StringComparison.Ordinal), compare.Output.IndexOf("turnover KGZ-BLR", StringComparison.Ordinal));
        Assert.InRange(inputs, 0, outcomes);
        Assert.Contains("adjustment", File.ReadAllText(folder["compare/compare.html"]), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(folder["compare/figures"]));
    }

    [Fact]
    public void Compare_needs_runs()
    {
        using var folder = new TemporaryFolder();
        var compare = Tradesim.Run("compare", folder.Path, folder.Path);
        Assert.Equal(2, compare.ExitCode);
        Assert.Contains("expected the manifest of a run", compare.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_says_what_a_scenario_holds()
    {
        var validate = Tradesim.Run("validate", Scenario, "scenarios/business-as-usual.yaml");
        Assert.True(validate.ExitCode == 0, validate.ToString());
        Assert.Contains("valid; 10 economies, 11 sectors, 2023 to 2030", validate.Output, StringComparison.Ordinal);
        Assert.Contains("a case may set:", validate.Output, StringComparison.Ordinal);
        // Machinery: 1.63 in the end, of which 0.38, 1 − 0.62³ and 1 − 0.62⁷ are seen.
        Assert.Contains("trade elasticity that one sees 1, 3, 7 years after a lasting change of costs, and in the end:", validate.Output, StringComparison.Ordinal);
        Assert.Contains("    machinery        0.62, 1.24, 1.57; 1.63", validate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_finds_every_error_at_once()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x.yaml"], "nmae: x\nbaseline: nowhere\nyears: { from: 2023, to: 2020 }\n");
        var validate = Tradesim.Run("validate", folder["x.yaml"]);
        Assert.Equal(2, validate.ExitCode);
        Assert.Contains("did you mean \"name\"?", validate.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("years.to", validate.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_json_and_knows_the_levers()
    {
        var schema = Tradesim.Run("schema");
        Assert.Equal(0, schema.ExitCode);
        using var json = JsonDocument.Parse(schema.Output);
        Assert.Contains("trade-cost", schema.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_is_rebuilt_from_its_recipe_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var made = Tradesim.Run("baseline", "scenarios/data/eaeu-2023/sources", "--out", folder["eaeu-2023"]);
        Assert.True(made.ExitCode == 0, made.ToString());
        var committed = Path.Combine(Tradesim.Repository, "scenarios", "data", "eaeu-2023");
        foreach (var file in Directory.GetFiles(folder["eaeu-2023"], "*.csv"))
            Assert.Equal(File.ReadAllText(Path.Combine(committed, Path.GetFileName(file))), File.ReadAllText(file));
    }

    [Theory]
    [InlineData]
    [InlineData("fly")]
    public void An_unknown_verb_is_answered_with_the_known_ones(params string[] arguments)
    {
        var answer = Tradesim.Run(arguments);
        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains("validate", answer.Output + answer.Error, StringComparison.Ordinal);
    }
}
