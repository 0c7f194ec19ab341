using System.Text.Json;
using System.Text.Json.Nodes;
using TradeSim.Client.Commands;

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
        var (inputs, outcomes) = (
            compare.Output.IndexOf("assumptions.adjustment", StringComparison.Ordinal),
            compare.Output.IndexOf("turnover KGZ-BLR", StringComparison.Ordinal)
        );
        Assert.InRange(inputs, 0, outcomes);
        Assert.Contains("adjustment", File.ReadAllText(folder["compare/compare.html"]), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(folder["compare/figures"]));
    }

    [Fact]
    public void Compare_prints_and_writes_in_a_narrow_terminal()
    {
        using var folder = new TemporaryFolder();
        const string Small = "tests/two-levers.yaml";
        Assert.Equal(0, Tradesim.Run("run", Small, "--out", folder["general"]).ExitCode);
        Assert.Equal(0, Tradesim.Run("run", Small, "--out", folder["partial"], "--set", "closure=partial").ExitCode);
        var compare = Tradesim.RunAt(40, "compare", folder["general"], folder["partial"], "--out", folder["ab"]);
        Assert.True(compare.ExitCode == 0, compare.ToString());
        Assert.All(compare.Output.Split('\n').Where(line => line.Contains('─', StringComparison.Ordinal)), line =>
            Assert.InRange(line.TrimEnd().Length, 1, 40)
        );
        Assert.True(File.Exists(folder["ab/compare.html"]));
    }

    [Fact]
    public void Compare_shows_rules_that_differ_and_reads_manifests_that_list_none()
    {
        using var folder = new TemporaryFolder();
        const string Small = "tests/two-levers.yaml";
        Assert.Equal(0, Tradesim.Run("run", Small, "--out", folder["a"]).ExitCode);
        Assert.Equal(
            0,
            Tradesim
                .Run(
                    "run",
                    Small,
                    "--out",
                    folder["b"],
                    "--set",
                    "closure=partial",
                    "--set",
                    "transfers=proportional",
                    "--set",
                    "varieties=fixed",
                    "--set",
                    "tolerance=1e-10"
                )
                .ExitCode
        );
        var compare = Tradesim.Run("compare", folder["a"], folder["b"], "--out", folder["ab"]);
        Assert.True(compare.ExitCode == 0, compare.ToString());
        Assert.DoesNotContain("No input differs.", compare.Output, StringComparison.Ordinal);
        foreach (
            var differing in (string[])
                [@"closure +general +partial", @"transfers +fixed +proportional", @"varieties +growing +fixed", @"tolerance +2E-13 +1E-10"]
        )
            Assert.Matches(differing, compare.Output);
        Assert.DoesNotMatch(@"\n +(years|prices) ", compare.Output);
        Assert.Matches(
            @">closure</th>\s*<td[^>]*>Rules</td>\s*<td[^>]*>general</td>\s*<td[^>]*>partial</td>",
            File.ReadAllText(folder["ab/compare.html"])
        );
        Assert.Contains("<h2>Rules</h2>", File.ReadAllText(folder["b/report.html"]), StringComparison.Ordinal);

        // The first versions listed assumptions and policies alone.
        var manifest = JsonNode.Parse(File.ReadAllText(folder["a/manifest.json"]))!;
        manifest["inputs"] = new JsonArray([
            .. manifest["inputs"]!.AsArray().Where(input => (string)input!["role"]! != "rule").Select(input => input!.DeepClone()),
        ]);
        File.WriteAllText(folder["a/manifest.json"], manifest.ToJsonString());
        var older = Tradesim.Run("compare", folder["a"], folder["b"], "--out", folder["older"]);
        Assert.True(older.ExitCode == 0, older.ToString());
        Assert.Contains("a was run by a version that did not write down its rules", older.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_screen_of_a_comparison_of_three_scenarios_says_what_differs_and_what_changed_most()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            0,
            Tradesim
                .Run("run", "scenarios/business-as-usual.yaml", Scenario, "scenarios/industrial-cooperation.yaml", "--out", folder["runs"])
                .ExitCode
        );
        var compare = Tradesim.Run(
            "compare",
            folder["runs/business-as-usual"],
            folder["runs/kyrgyzstan-belarus-500m"],
            folder["runs/industrial-cooperation"],
            "--out",
            folder["compare"]
        );
        Assert.True(compare.ExitCode == 0, compare.ToString());
        string[] differing = ["policies.corridor", "policies.certificates", "policies.conformity papers"];
        var screen = string.Join('\n', compare.Output.Split('\n').Take(24));
        Assert.Matches(@"^[^\n]+ changed most: ", screen);
        Assert.All(differing, path => Assert.Contains(path, screen, StringComparison.Ordinal));

        var page = File.ReadAllText(folder["compare/compare.html"]);
        var tables = page[..page.IndexOf("<figure", StringComparison.Ordinal)];
        var changed = tables.IndexOf(" changed most: ", StringComparison.Ordinal);
        Assert.All(differing, path => Assert.InRange(tables.IndexOf($">{path}</th>", StringComparison.Ordinal), 0, changed));
        Assert.Contains("class=\"most\"", tables[changed..], StringComparison.Ordinal);
        // On a screen the inputs take at most 22rem, and then they scroll: what changed most is never pushed off it.
        Assert.Contains("@media screen{.compare .scroll{max-height:22rem;overflow-y:auto}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_says_what_each_difference_contributes_and_why_it_cannot()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Tradesim.Run("run", Scenario, "--out", folder["all"]).ExitCode);
        Assert.Equal(
            0,
            Tradesim
                .Run(
                    "run",
                    Scenario,
                    "--out",
                    folder["slow"],
                    "--set",
                    "assumptions.adjustment=0.2",
                    "--set",
                    "policies.corridor.intensity=0"
                )
                .ExitCode
        );
        var compare = Tradesim.Run("compare", folder["all"], folder["slow"], "--out", folder["first"]);
        Assert.Matches(
            @"(?s)What each difference from all contributes to turnover KGZ-BLR in 2030.*"
                + @"speed of adjustment +-[0-9.]+ .*corridor +-[0-9.]+ ",
            compare.Output
        );
        Assert.Contains("Contribution of each difference", File.ReadAllText(folder["first/compare.html"]), StringComparison.Ordinal);

        var input = Directory.GetFiles(folder["slow/inputs"], "*growth.csv").Single();
        File.AppendAllText(input, "\n");
        var again = Tradesim.Run("compare", folder["all"], folder["slow"], "--out", folder["second"]);
        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.Matches(@"\nslow: no contributions, [^\n]+ this input of the run was changed\.\n", again.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Compare_reads_large_runs_again_where_it_may()
    {
        using var folder = new TemporaryFolder();
        // More than a scenario may have without --large, in a remark.
        File.WriteAllText(
            folder["big.yaml"],
            File.ReadAllText(Small.RuinIn(folder)).Replace("factor: 0.3", "factor: 0.99", StringComparison.Ordinal)
                + "\n#"
                + new string('-', 1 << 20)
        );
        Assert.Equal(0, Tradesim.Run("run", folder["big.yaml"], "--large", "--out", folder["a"]).ExitCode);
        Assert.Equal(
            0,
            Tradesim.Run("run", folder["big.yaml"], "--large", "--out", folder["b"], "--set", "policies.collapse.intensity=0.5").ExitCode
        );
        Assert.Contains(
            "b: no contributions",
            Tradesim.Run("compare", folder["a"], folder["b"], "--out", folder["ab"]).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "What each difference from a contributes",
            Tradesim.Run("compare", folder["a"], folder["b"], "--large", "--out", folder["large"]).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Plot_draws_the_figures_of_a_run_again_from_its_tables()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Tradesim.Run("run", Scenario, "--out", folder["run"]).ExitCode);
        var drawn = Directory.GetFiles(folder["run/figures"], "*.svg").ToDictionary(file => file, File.ReadAllText);
        Directory.Delete(folder["run/figures"], recursive: true);
        var plot = Tradesim.Run("plot", folder["run"]);
        Assert.True(plot.ExitCode == 0, plot.ToString());
        Assert.Equal(drawn.Keys.Order(), Directory.GetFiles(folder["run/figures"], "*.svg").Order());
        Assert.All(drawn, file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));

        Assert.Equal(
            0,
            Tradesim.Run("plot", folder["run"], "--lang", "de", "--width", "480", "--colours", "dark", "--out", folder["dark"]).ExitCode
        );
        var dark = Directory.GetFiles(folder["dark/figures"], "outcome-turnover-*.svg").Single();
        Assert.Contains("viewBox=\"0 0 480 ", File.ReadAllText(dark), StringComparison.Ordinal);
        Assert.Contains("im Jahr 2030", File.ReadAllText(dark), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--width: got 100, expected 280 to 2000", "--width", "100")]
    [InlineData("flows.csv:2: got a row that is not year,exporter,importer,sector,value of this run")]
    public void Plot_reports_errors(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Tradesim.Run("run", Scenario, "--out", folder["run"]).ExitCode);
        File.WriteAllText(folder["run/flows.csv"], "year,exporter,importer,sector,value\n2023,KGZ,XXX,textiles,1\n");
        var plot = Tradesim.Run(["plot", folder["run"], .. options]);
        Assert.Equal(2, plot.ExitCode);
        Assert.Contains(message, plot.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_needs_runs()
    {
        using var folder = new TemporaryFolder();
        var compare = Tradesim.Run("compare", folder.Path, folder.Path);
        Assert.Equal(2, compare.ExitCode);
        Assert.Contains("expected the folder of a run or study", compare.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_summarizes_a_scenario()
    {
        var summary = Tradesim.Run("validate", Scenario);
        Assert.Contains("valid. 10 economies, 11 sectors, 2023 to 2030.", summary.Output, StringComparison.Ordinal);
        Assert.Contains("parameters can be changed; --parameters lists them", summary.Output, StringComparison.Ordinal);
        Assert.InRange(summary.Output.Split('\n').Length, 3, 12);

        var validate = Tradesim.Run("validate", Scenario, "scenarios/business-as-usual.yaml", "--parameters");
        Assert.True(validate.ExitCode == 0, validate.ToString());
        Assert.Contains("Parameters you can change:", validate.Output, StringComparison.Ordinal);
        // Machinery: 1.63 in the end, of which 0.38, 1 − 0.62³ and 1 − 0.62⁷ are seen.
        Assert.Contains(
            "Effective trade elasticity after 1, 3 and 7 years, and in the long run:",
            validate.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("    machinery        0.62, 1.24, 1.57; 1.63", validate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_finds_every_error_at_once()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x.yaml"], "nmae: x\nbaseline: nowhere\nyears: { from: 2023, to: 2020 }\n");
        var validate = Tradesim.Run("validate", folder["x.yaml"]);
        Assert.Equal(2, validate.ExitCode);
        Assert.Contains("Did you mean `name`?", validate.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("years.to", validate.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_lists_warnings_with_errors_and_positions_of_distributions()
    {
        using var folder = new TemporaryFolder();
        var ruin = File.ReadAllText(Small.RuinIn(folder));
        // Odd: a policy that does nothing. Wrong: an outcome of an economy that there is not.
        File.WriteAllText(
            folder["x.yaml"],
            ruin.Replace("factor: 0.3 }", "factor: 0.3, intensity: 0 }", StringComparison.Ordinal)
                .Replace("with: B }", "with: C }", StringComparison.Ordinal)
        );
        var both = Tradesim.Run("validate", folder["x.yaml"]);
        Assert.Equal(2, both.ExitCode);
        Assert.Contains("policies.collapse.intensity: intensity is 0, so the policy has no effect", both.Error, StringComparison.Ordinal);
        Assert.Contains("got \"C\", expected an economy", both.Error, StringComparison.Ordinal);

        File.WriteAllText(
            folder["y.yaml"],
            ruin.Replace("factor: 0.3 }", "factor: 0.3, intensity: 0 }", StringComparison.Ordinal)
                + "\nuncertainty:\n  - { of: policies.collapse.intensity, is: normal(1) }\n"
        );
        var drawn = Tradesim.Run("validate", folder["y.yaml"]);
        Assert.Equal(2, drawn.ExitCode);
        Assert.Contains("intensity is 0, so the policy has no effect", drawn.Error, StringComparison.Ordinal);
        Assert.Matches(@"y\.yaml:[0-9]+:44: uncertainty\[0\]\.is: got 'normal\(1\)', expected normal\(mean, deviation\)", drawn.Error);
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
    public void The_schema_overwrites_no_file_without_force()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["mine.json"], "precious");
        var refused = Tradesim.Run("schema", "--out", folder["mine.json"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(
            "mine.json: the file exists. Choose another, or overwrite it with --force",
            refused.Error,
            StringComparison.Ordinal
        );
        Assert.Equal("precious", File.ReadAllText(folder["mine.json"]));
        Assert.Equal(0, Tradesim.Run("schema", "--out", folder["mine.json"], "--force").ExitCode);
        Assert.StartsWith("{", File.ReadAllText(folder["mine.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'': the path is empty [TS1001]", "run", "")]
    [InlineData("'': the path is empty [TS1001]", "validate", "")]
    [InlineData("--out: got an empty name, expected a folder [TS4001]", "run", "tests/two-levers.yaml", "--out", "")]
    [InlineData("--out: got '', expected the name of a file [TS4001]", "schema", "--out", "")]
    [InlineData("RECIPE: got an empty name, expected a folder [TS4001]", "baseline", "", "--out", "nowhere")]
    [InlineData("--out: got an empty name, expected a folder [TS4001]", "baseline", "scenarios/data/eaeu-2023/sources", "--out", "")]
    public void An_empty_path_is_a_clear_error(string message, params string[] arguments)
    {
        var answer = Tradesim.Run(arguments);
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(message, answer.Error.TrimEnd());
    }

    [Fact]
    public void A_baseline_is_rebuilt_from_its_recipe_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var made = Tradesim.Run("baseline", "scenarios/data/eaeu-2023/sources", "--out", folder["eaeu-2023"]);
        Assert.True(made.ExitCode == 0, made.ToString());
        var committed = Path.Combine(Repository.Root, "scenarios", "data", "eaeu-2023");
        foreach (var file in Directory.GetFiles(folder["eaeu-2023"], "*.csv"))
            Assert.Equal(File.ReadAllText(Path.Combine(committed, Path.GetFileName(file))), File.ReadAllText(file));
    }

    [Theory]
    [InlineData("flows.csv")]
    [InlineData("growth.csv")]
    [InlineData("report.md")]
    public void A_baseline_overwrites_no_file_without_force(string file)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[file], "precious");
        var made = Tradesim.Run("baseline", "scenarios/data/eaeu-2023/sources", "--out", folder.Path);
        Assert.Equal(2, made.ExitCode);
        Assert.Contains(
            $"the folder has {file}. Choose another, or overwrite a baseline with --force",
            made.Error,
            StringComparison.Ordinal
        );
        Assert.Equal([folder[file]], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Of_several_scenarios_none_is_run_where_one_cannot_be()
    {
        using var folder = new TemporaryFolder();
        const string Good = "tests/two-levers.yaml";
        Directory.CreateDirectory(folder["runs/ruin"]);
        File.WriteAllText(folder["runs/ruin/mine.txt"], "precious");
        var run = Tradesim.Run("run", Good, Small.RuinIn(folder), "--out", folder["runs"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("ruin: the folder is not empty. Choose another", run.Error, StringComparison.Ordinal);
        Assert.Equal([folder["runs/ruin"]], Directory.GetFileSystemEntries(folder["runs"]));

        var check = Tradesim.Run("check", "scenarios/business-as-usual.yaml", Small.RuinIn(folder));
        Assert.Equal((2, ""), (check.ExitCode, check.Output));
        Assert.Contains("ruin.yaml: the scenario has no checks", check.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown command \"fly\" of tradesim. `tradesim --help` lists what there is.", "fly")]
    [InlineData("Unknown command \"validte\" of tradesim. Did you mean `validate`?", "validte")]
    public void An_unknown_command_is_answered_with_the_nearest_one_or_with_where_all_are_listed(string said, params string[] arguments) =>
        Assert.Equal(new Tradesim.Outcome(2, "", said + "\n"), Tradesim.Run(arguments));

    [Fact]
    public void Without_a_command_all_are_listed()
    {
        var answer = Tradesim.Run();
        Assert.Equal(2, answer.ExitCode);
        Assert.All(Verbs.All, command => Assert.Matches($@"(?m)^  {command.Name} ", answer.Output));
    }
}
