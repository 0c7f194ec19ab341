using System.Globalization;
using System.Text;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Scenarios.Tests;

/// <summary>What a page needs to turn a scenario's numbers: parameters, reading again, and the scenario written back.</summary>
public class ScenarioParameterTests
{
    public static TheoryData<string> Shipped =>
        [.. Directory.GetFiles(Repository.Scenarios, "*.yaml").Select(file => Path.GetFileName(file)!)];

    private static LoadedScenario Everything() => ScenarioReader.Read(ScenarioFormatTests.EverythingBundle);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_dial_can_be_set_to_what_it_is_without_moving_a_number(string name)
    {
        var loaded = ScenarioReader.Read(Path.Combine(Repository.Scenarios, name));
        var parameters = loaded.ParameterGroups.SelectMany(group => group.Parameters).ToArray();
        Assert.Equal(parameters.Length, parameters.Select(parameter => parameter.Path).Distinct().Count());
        Assert.All(parameters, parameter => Assert.InRange(parameter.Default, parameter.Minimum, parameter.Maximum));

        var again = ScenarioReader.Again(
            loaded,
            parameters.Select(parameter => $"{parameter.Path}={parameter.Default.ToString("R", CultureInfo.InvariantCulture)}")
        );

        Assert.Same(loaded.Scenario.World, again.Scenario.World);
        foreach (var parameter in loaded.Scenario.Parameters)
            Assert.Equal(parameter.Default, again.Scenario.Parameters[again.Scenario.ParameterIndex(parameter.Path)].Default);
        Assert.Equal(
            parameters.Select(parameter => (parameter.Path, parameter.Default)),
            again
                .ParameterGroups.SelectMany(group => group.Parameters)
                .Select(parameter => (parameter.Path, parameter.Default))
                .OrderBy(parameter => Array.FindIndex(parameters, other => other.Path == parameter.Path))
        );
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_scenario_written_back_is_the_same_scenario(string name)
    {
        var file = Path.Combine(Repository.Scenarios, name);
        var loaded = ScenarioReader.Read(file);
        var intensity = loaded
            .ParameterGroups.SelectMany(group => group.Parameters)
            .FirstOrDefault(parameter => parameter.Path.EndsWith(".intensity", StringComparison.Ordinal))
            ?.Path;
        var turned = ScenarioReader.Again(loaded, intensity is null ? [] : [$"{intensity}=0.123456789012345678"]);

        var written = WrittenBack(turned);

        Assert.Equal(turned.Scenario.Parameters.AsEnumerable(), written.Scenario.Parameters);
        Assert.Equal(turned.Policies.Select(item => (item.Path, item.Value)), written.Policies.Select(item => (item.Path, item.Value)));
        Assert.Equal(
            turned.Assumptions.Select(item => (item.Path, item.Value, item.Note)),
            written.Assumptions.Select(item => (item.Path, item.Value, item.Note))
        );
        Assert.Equal(turned.About, written.About);
        Assert.Equal(YamlOf(turned), YamlOf(written));
        var (first, second) = (new Simulation(turned.Scenario).Run(), new Simulation(written.Scenario).Run());
        Assert.Equal(
            first.Outcomes.Select(year => string.Join(' ', year.Select(BitConverter.DoubleToInt64Bits))),
            second.Outcomes.Select(year => string.Join(' ', year.Select(BitConverter.DoubleToInt64Bits)))
        );
    }

    [Fact]
    public void Everything_that_the_format_has_is_written_back()
    {
        var loaded = Everything();
        var written = WrittenBack(loaded);
        Assert.Equal(loaded.Scenario.Parameters.AsEnumerable(), written.Scenario.Parameters);
        Assert.Equal(YamlOf(loaded), YamlOf(written));
    }

    [Theory]
    [InlineData("\"5\"")]
    [InlineData("\"a: b # c\"")]
    [InlineData("\"\\\"quoted\\\" \\\\ and \\n on two lines\"")]
    [InlineData("'- no list'")]
    [InlineData("Кыргызстан, Беларусь")]
    [InlineData("a plain\n  text on two lines")]
    public void Texts_are_written_back_as_they_are(string name)
    {
        var loaded = ScenarioReader.Read(Small.Of($"name: {name}\nbaseline: data\nyears: {{ from: 2024, to: 2027 }}\n"));
        Assert.Equal(loaded.Scenario.Name, WrittenBack(loaded).Scenario.Name);
    }

    [Fact]
    public void Reading_again_is_reading_with_more_overrides()
    {
        var bundle = ScenarioFormatTests.EverythingBundle;
        var loaded = ScenarioReader.Read(bundle, ["policies.corridor.intensity=0.5"]);
        var again = ScenarioReader.Again(loaded, ["assumptions.adjustment=0.5"]);
        var whole = ScenarioReader.Read(bundle, ["policies.corridor.intensity=0.5", "assumptions.adjustment=0.5"]);
        Assert.Equal(whole.Scenario.Parameters.AsEnumerable(), again.Scenario.Parameters);
        Assert.Equal(whole.Bundle.Sha256, again.Bundle.Sha256);
        Assert.Equal(whole.Assumptions.AsEnumerable(), again.Assumptions);
        Assert.Equal(
            Assert.Throws<ScenarioException>(() => ScenarioReader.Read(bundle, ["policies.corridr=1"])).Message,
            Assert.Throws<ScenarioException>(() => ScenarioReader.Again(ScenarioReader.Read(bundle), ["policies.corridr=1"])).Message
        );
    }

    [Fact]
    public void Errors_name_the_files_as_the_user_knows_them()
    {
        var file = Path.Combine(Repository.Scenarios, "kyrgyzstan-belarus-500m.yaml");
        const string Wrong = "targets[0].outcome=nothing";
        Assert.Equal(
            Assert.Throws<ScenarioException>(() => ScenarioReader.Read(file, [Wrong, "checks[0].outcome=nothing"])).Message,
            Assert
                .Throws<ScenarioException>(() => ScenarioReader.Again(ScenarioReader.Read(file), [Wrong, "checks[0].outcome=nothing"]))
                .Message
        );
    }

    [Fact]
    public void Another_baseline_is_read()
    {
        var loaded = ScenarioReader.Read(Small.Of(Small.Scenario));
        Assert.Throws<ScenarioException>(() => ScenarioReader.Again(loaded, ["baseline=elsewhere"]));
    }

    [Fact]
    public void A_baselines_elasticity_can_be_turned_and_its_own_value_changes_no_bit()
    {
        var loaded = ScenarioReader.Read(Small.With("assumptions: { growth: 0.02 }\noutcomes: [{ kind: turnover, of: KGZ, with: ROW }]\n"));
        var parameter = Assert.Single(loaded.ParameterGroups.SelectMany(group => group.Parameters), parameter =>
            parameter.Path == "assumptions.elasticities.food"
        );
        Assert.Equal(("Food", 4), (parameter.Name, parameter.Default));
        var same = ScenarioReader.Again(loaded, ["assumptions.elasticities.food=4"]);
        var other = ScenarioReader.Again(loaded, ["assumptions.elasticities.food=5"]);
        Assert.Equal(4, same.Scenario.ElasticityAfter(loaded.Scenario.World.SectorIndex("food"), 50), 12);
        Assert.Equal(5, other.Scenario.ElasticityAfter(loaded.Scenario.World.SectorIndex("food"), 50), 12);
    }

    [Fact]
    public void A_scenario_of_a_world_that_was_made_ready_has_the_same_bits()
    {
        var loaded = ScenarioReader.Read(Path.Combine(Repository.Scenarios, "kyrgyzstan-belarus-500m.yaml"));
        var again = ScenarioReader.Again(loaded, ["assumptions.adjustment=0.5"]);
        foreach (var scenario in new[] { again.Scenario, again.Scenario with { Transfers = TransferRule.None } })
        {
            var (kept, made) = (new Simulation(loaded.Scenario).With(scenario).Run(), new Simulation(scenario).Run());
            Assert.Null(made.Failure);
            for (var year = 0; year < made.Outcomes.Length; year++)
                Assert.Equal(made.Outcomes[year].AsEnumerable(), kept.Outcomes[year]);
        }
    }

    /// <summary>What was written, read where the scenario was.</summary>
    private static LoadedScenario WrittenBack(LoadedScenario loaded) =>
        ScenarioReader.Read(
            new ScenarioBundle(
                loaded.Bundle.Scenario,
                loaded.Bundle.Files.Select(file =>
                    file.Path == loaded.Bundle.Scenario ? new BundledFile(file.Path, Encoding.UTF8.GetBytes(loaded.ToYaml())) : file
                )
            )
        );

    /// <summary>Without the lines that say where it comes from.</summary>
    private static string YamlOf(LoadedScenario loaded) =>
        string.Join('\n', loaded.ToYaml().Split('\n').Where(line => !line.StartsWith('#')));
}
