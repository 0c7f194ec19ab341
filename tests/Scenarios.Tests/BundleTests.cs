namespace TradeSim.Scenarios.Tests;

/// <summary>What was read from a disk can be sent and read again.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tradesim").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Reading_the_bundle_gives_the_same_scenario()
    {
        var fromDisk = ScenarioReader.Read(
            WriteEverything(),
            ["years.to=2026", "targets[0].year=2026", "policies.corridor.intensity=0.75"]
        );
        var fromBundle = ScenarioReader.Read(fromDisk.Bundle);

        ScenarioFormatTests.AssertSame(fromDisk.Scenario, fromBundle.Scenario);
        Assert.Equal(2026, fromBundle.Scenario.LastYear);
        Assert.Equal(fromDisk.Bundle.Sha256, fromBundle.Bundle.Sha256);
        Assert.Equal(
            [
                "../data/economies.csv",
                "../data/flows.csv",
                "../data/sectors.csv",
                "correlations.csv",
                "costs.csv",
                "draws.csv",
                "growth.csv",
                "harvest.csv",
                "rates.csv",
                "s.yaml",
            ],
            fromDisk.Bundle.Files.Select(file => file.Path)
        );
    }

    [Fact]
    public void Whatever_is_set_the_bundle_gives_the_same_scenario()
    {
        string[] numbers =
        [
            "policies.corridor.intensity",
            "policies.corridor.factor",
            "policies.plants.factor",
            "assumptions.adjustment",
            "assumptions.elasticities.food",
            "assumptions.growth.KGZ.2026",
            "assumptions.growth.BLR.shift",
            "tolerance",
        ];
        var path = WriteEverything();
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var overrides = numbers
                .Where(_ => random.Next(2) == 0)
                .Select(number =>
                    FormattableString.Invariant($"{number}={(number == "tolerance" ? 1e-4 : 0.001 + random.NextDouble() / 2):R}")
                )
                .ToArray();

            var fromDisk = ScenarioReader.Read(path, overrides);

            ScenarioFormatTests.AssertSame(fromDisk.Scenario, ScenarioReader.Read(fromDisk.Bundle).Scenario);
            Assert.Equal(overrides, fromDisk.Bundle.Overrides);
        }
    }

    [Fact]
    public void A_bundle_is_known_by_its_bytes_and_overrides()
    {
        var one = new ScenarioBundle("a", [new("a", "x"u8.ToArray()), new("b", "y"u8.ToArray())]);

        Assert.Equal("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", one.Files[0].Sha256);
        Assert.Equal(one.Sha256, new ScenarioBundle("a", [new("b", "y"u8.ToArray()), new("a", "x"u8.ToArray())]).Sha256);
        Assert.NotEqual(one.Sha256, new ScenarioBundle("a", [new("a", "x"u8.ToArray()), new("b", "z"u8.ToArray())]).Sha256);
        Assert.NotEqual(one.Sha256, new ScenarioBundle("a", one.Files, ["x=1"]).Sha256);
        Assert.Throws<ArgumentException>(() => new ScenarioBundle("a", [new("a", "x"u8.ToArray()), new("a", "y"u8.ToArray())]));
    }

    [Fact]
    public void Errors_name_files_as_their_user_knows_them()
    {
        var path = WriteEverything();
        File.WriteAllText(Path.Combine(folder, "data", "flows.csv"), "exporter,importer,sector,value\nKGZ,KGZ,food,-1\n");

        var error = Assert.Throws<ScenarioException>(() => ScenarioReader.Read(path)).Errors[0];

        Assert.Equal((folder.Replace('\\', '/') + "/data/flows.csv", 2, 14), (error.File, error.Line, error.Column));
    }

    [Fact]
    public void A_missing_scenario_is_named() =>
        Assert.EndsWith(
            "gone.yaml: scenario file not found [TS1001]",
            Assert.Throws<ScenarioException>(() => ScenarioReader.Read(Path.Combine(folder, "gone.yaml"))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_folder_is_no_scenario() =>
        Assert.EndsWith(
            ": got a folder, expected a file [TS1002]",
            Assert.Throws<ScenarioException>(() => ScenarioReader.Read(folder)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_link_out_of_the_folder_is_refused()
    {
        var path = WriteEverything();
        var outside = Path.Combine(folder, "outside.csv");
        File.Move(Path.Combine(folder, "scenarios", "rates.csv"), outside);
        File.CreateSymbolicLink(Path.Combine(folder, "scenarios", "rates.csv"), outside);

        Assert.EndsWith(
            "rates.csv\": got a link out of the folder, expected a file in the folder or below it [TS1002]",
            Assert.Throws<ScenarioException>(() => ScenarioReader.Read(path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_folder_with_the_same_beginning_is_outside()
    {
        var path = WriteEverything();
        Directory.CreateDirectory(Path.Combine(folder, "scenarios-secret"));
        File.Move(Path.Combine(folder, "scenarios", "rates.csv"), Path.Combine(folder, "scenarios-secret", "rates.csv"));
        File.CreateSymbolicLink(Path.Combine(folder, "scenarios", "rates.csv"), Path.Combine("..", "scenarios-secret", "rates.csv"));

        Assert.Contains(
            "got a link out of the folder",
            Assert.Throws<ScenarioException>(() => ScenarioReader.Read(path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Links_inside_the_folder_and_to_the_folder_are_followed()
    {
        var path = WriteEverything();
        Directory.CreateDirectory(Path.Combine(folder, "scenarios", "tables"));
        File.Move(Path.Combine(folder, "scenarios", "rates.csv"), Path.Combine(folder, "scenarios", "tables", "rates.csv"));
        File.CreateSymbolicLink(Path.Combine(folder, "scenarios", "rates.csv"), Path.Combine("tables", "rates.csv"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "link"), "scenarios");

        ScenarioFormatTests.AssertSame(
            ScenarioReader.Read(path).Scenario,
            ScenarioReader.Read(Path.Combine(folder, "link", "s.yaml")).Scenario
        );
    }

    [Fact]
    public void A_link_that_leads_to_itself_is_refused()
    {
        var path = WriteEverything();
        File.Delete(Path.Combine(folder, "scenarios", "rates.csv"));
        File.CreateSymbolicLink(Path.Combine(folder, "scenarios", "rates.csv"), "rates.csv");

        Assert.Throws<ScenarioException>(() => ScenarioReader.Read(path));
    }

    [Fact]
    public void A_table_of_a_baseline_may_not_be_a_link_out_of_it()
    {
        var path = WriteEverything();
        var outside = Path.Combine(folder, "outside.csv");
        File.Move(Path.Combine(folder, "data", "sectors.csv"), outside);
        File.CreateSymbolicLink(Path.Combine(folder, "data", "sectors.csv"), outside);

        Assert.Contains(
            "got a link out of the folder",
            Assert.Throws<ScenarioException>(() => ScenarioReader.Read(path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_folder_that_lacks_a_table_is_no_baseline()
    {
        var path = WriteEverything();
        File.Delete(Path.Combine(folder, "data", "sectors.csv"));

        Assert.Contains(
            "a folder without sectors.csv, one of economies.csv, sectors.csv, flows.csv",
            Assert.Throws<ScenarioException>(() => ScenarioReader.Read(path)).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>The scenario with every key in scenarios/, its baseline in data/ beside it.</summary>
    private string WriteEverything()
    {
        foreach (var file in ScenarioFormatTests.EverythingBundle.Files)
        {
            var path = Path.Combine(folder, file.Path.StartsWith("data/", StringComparison.Ordinal) ? file.Path : "scenarios/" + file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.ToArray());
        }
        var scenario = Path.Combine(folder, "scenarios", "s.yaml");
        File.WriteAllText(scenario, File.ReadAllText(scenario).Replace("baseline: data", "baseline: ../data", StringComparison.Ordinal));
        return scenario;
    }
}
