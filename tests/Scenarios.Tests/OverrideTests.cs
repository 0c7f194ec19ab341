namespace TradeSim.Scenarios.Tests;

/// <summary>Overrides set whatever the file can.</summary>
public class OverrideTests
{
    private static LoadedScenario With(params string[] overrides) => ScenarioReader.Read(ScenarioFormatTests.EverythingBundle, overrides);

    private static double Default(LoadedScenario loaded, string path) =>
        loaded.Scenario.Parameters[loaded.Scenario.ParameterIndex(path)].Default;

    [Theory]
    [InlineData("policies.corridor.intensity=0.25", "policies.corridor.intensity", 0.25)]
    [InlineData("policies[0].intensity=0.25", "policies.corridor.intensity", 0.25)]
    [InlineData("policies.corridor.intensity.value=0.25", "policies.corridor.intensity", 0.25)]
    [InlineData("policies.corridor.intensity={ value: 0.25 }", "policies.corridor.intensity", 0.25)]
    [InlineData("policies.costs.intensity=0", "policies.costs.intensity", 0)]
    [InlineData("policies.food tariff.rate=0.07", "policies.food tariff.rate", 0.07)]
    [InlineData("assumptions.adjustment=0.5", "assumptions.adjustment", 0.5)]
    [InlineData("assumptions.adjustment.food=0.5", "assumptions.adjustment.food", 0.5)]
    [InlineData("assumptions.growth.KGZ.2026=0.1", "assumptions.growth.KGZ.2026", 0.11)]
    [InlineData("assumptions.growth.KGZ.shift=0.02", "assumptions.growth.KGZ.2025", 0.07)]
    [InlineData("assumptions.growth.BLR.shift=0.02", "assumptions.growth.BLR.2025", 0.03)]
    [InlineData("assumptions.growth.BLR=0.02", "assumptions.growth.BLR", 0.02)]
    [InlineData("assumptions.growth.default=0.5", "assumptions.growth.KGZ.2026", 0.07)]
    public void Numbers_are_set_by_their_path(string assignment, string path, double value) =>
        Assert.Equal(value, Default(With(assignment), path), 12);

    [Fact]
    public void A_number_that_is_set_loses_its_source_and_keeps_its_neighbours()
    {
        var loaded = With("assumptions.adjustment=0.5");

        var item = Assert.Single(loaded.Assumptions, item => item.Path == "assumptions.adjustment");
        Assert.Equal(("0.5", "--set assumptions.adjustment=0.5", null), (item.Value, item.Source, item.Note));
        Assert.Equal(0.25, Default(loaded, "assumptions.adjustment.industry"));
    }

    [Fact]
    public void A_short_form_sets_its_value_and_keeps_its_neighbours()
    {
        var bundle = Small.With(
            "assumptions: { adjustment: { food: 0.25 }, growth: { file: growth.csv, KGZ: 0.09 } }\n",
            ScenarioFormatTests.Tables[0],
            ("other.csv", "economy,year,growth\nBLR,2025,0.04\nBLR,2026,0.04\nBLR,2027,0.04\n")
        );

        var loaded = ScenarioReader.Read(bundle, ["assumptions.adjustment=0.5", "assumptions.growth=other.csv"]);

        Assert.Equal((0.25, 0.5), (Default(loaded, "assumptions.adjustment.food"), Default(loaded, "assumptions.adjustment")));
        Assert.Equal((0.09, 0.04), (Default(loaded, "assumptions.growth.KGZ"), Default(loaded, "assumptions.growth.BLR.2025")));
    }

    [Theory]
    [InlineData("growth.csv")]
    [InlineData("{ file: growth.csv }")]
    [InlineData("{ file: growth.csv, default: 0.02 }")]
    public void A_number_instead_of_a_table_is_refused_with_three_alternatives(string growth)
    {
        var bundle = Small.With($"assumptions: {{ growth: {growth} }}\n", ScenarioFormatTests.Tables[0]);

        Assert.Equal(
            "--set assumptions.growth=0.5: assumptions.growth: got \"0.5\" instead of the table \"growth.csv\", expected "
                + "assumptions.growth.default for values that the table lacks, assumptions.growth.file for another table, or "
                + "assumptions.growth={ default: ... } for no table [TS1304]",
            Small.ErrorsOf(bundle, "assumptions.growth=0.5")
        );
        Assert.Equal(0.5, Default(ScenarioReader.Read(bundle, ["assumptions.growth.default=0.5"]), "assumptions.growth.default"));
        var loaded = ScenarioReader.Read(bundle, ["assumptions.growth={ default: 0.5 }"]);
        Assert.Equal("assumptions.growth.default", Assert.Single(loaded.Scenario.Parameters).Path);
    }

    [Fact]
    public void What_the_file_writes_short_can_be_set_below()
    {
        var bundle = Small.With(
            "assumptions: { growth: growth.csv }\npolicies:\n  - { name: a, kind: tariff, from: 2025, rate: 0.5, exporter: ROW, "
                + "importer: KGZ, phase-in: at-once }\n",
            ScenarioFormatTests.Tables[0]
        );

        var loaded = ScenarioReader.Read(
            bundle,
            ["assumptions.growth.KGZ.shift=0.01", "policies.a.phase-in.shape=linear", "policies.a.phase-in.years=2"]
        );

        Assert.Equal(0.06, Default(loaded, "assumptions.growth.KGZ.2025"), 12);
        Assert.Equal(2, loaded.Scenario.Policies[0].PhaseIn.Years);
    }

    [Fact]
    public void What_the_file_leaves_out_can_be_set()
    {
        var loaded = ScenarioReader.Read(
            Small.With(""),
            [
                "assumptions.growth=0.03",
                "transfers=none",
                "outcomes=[{ kind: turnover, of: KGZ }]",
                "targets=[{ outcome: turnover KGZ-all, at-least: 1, year: 2025 }]",
            ]
        );

        Assert.Equal(0.03, Default(loaded, "assumptions.growth.default"));
        Assert.Single(loaded.Scenario.Targets);
    }

    [Fact]
    public void Later_overrides_go_before_earlier_ones() =>
        Assert.Equal(
            0.2,
            Default(With("policies.corridor.intensity=0.1", "policies.corridor.intensity=0.2"), "policies.corridor.intensity")
        );
}
