using System.Globalization;
using System.Text.Json;
using TradeSim.Studies;

namespace TradeSim.Client.Tests;

public sealed class RunTests
{
    private const string Scenario = "scenarios/kyrgyzstan-belarus-500m.yaml";

    [Fact]
    public void A_scenario_runs_to_tables_figures_and_a_report()
    {
        using var folder = new TemporaryFolder();
        var run = Tradesim.Run("run", Scenario, "--out", folder["run"]);
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("turnover KGZ-BLR", run.Output, StringComparison.Ordinal);
        Assert.Contains("missed", run.Output, StringComparison.Ordinal);
        Assert.Contains("per year from the baseline year", run.Output, StringComparison.Ordinal);
        Assert.Contains("mirrored", run.Output, StringComparison.Ordinal);
        foreach (var file in new[] { "flows.csv", "economies.csv", "outcomes.csv", "manifest.json", "report.html" })
            Assert.True(File.Exists(folder[$"run/{file}"]), file);
        Assert.NotEmpty(Directory.GetFiles(folder["run/figures"], "*.svg"));

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(folder["run/manifest.json"]));
        foreach (var year in manifest.RootElement.GetProperty("years").EnumerateArray())
        {
            Assert.InRange(year.GetProperty("residual").GetDouble(), 0, 1e-12);
            Assert.InRange(year.GetProperty("rounds").GetInt32(), 1, 100);
        }
        var report = File.ReadAllText(folder["run/report.html"]);
        Assert.True(report.Length < 1_000_000, "the report stays under 1 MB");
        Assert.DoesNotContain("http://", report.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Flows_add_up_to_the_outcomes_and_numbers_read_back()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Tradesim.Run("run", Scenario, "--out", folder["run"]).ExitCode);
        var turnover = File.ReadLines(folder["run/flows.csv"])
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(row => row[0] == "2030" && ((row[1] == "KGZ" && row[2] == "BLR") || (row[1] == "BLR" && row[2] == "KGZ")))
            .Sum(row => double.Parse(row[4], CultureInfo.InvariantCulture));
        var outcome = File.ReadLines(folder["run/outcomes.csv"])
            .Single(line => line.StartsWith("2030,turnover KGZ-BLR,", StringComparison.Ordinal))
            .Split(',')[2];
        var value = double.Parse(outcome, CultureInfo.InvariantCulture);
        Assert.Equal(value, turnover, 1e-9);
        Assert.Equal(outcome, value.ToString("R", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Another_runs_folder_is_never_overwritten_without_force()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["mine.txt"], "precious");
        var refused = Tradesim.Run("run", Scenario, "--out", folder.Path);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(
            "the folder is not empty. Choose another, or overwrite the files of a run with --force",
            refused.Error.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal(0, Tradesim.Run("run", Scenario, "--out", folder.Path, "--force").ExitCode);
        Assert.Equal("precious", File.ReadAllText(folder["mine.txt"]));
    }

    [Fact]
    public void A_run_is_repeated_from_its_folder_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            0,
            Tradesim
                .Run("run", Scenario, "--out", folder["first"], "--set", "years.to=2027", "--set", "targets=[]", "--set", "checks=[]")
                .ExitCode
        );
        var again = Tradesim.RunProcess(
            new Dictionary<string, string> { ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8" },
            "run",
            "--from",
            folder["first"],
            "--out",
            folder["second"]
        );
        Assert.True(again.ExitCode == 0, again.ToString());
        foreach (var file in Directory.EnumerateFiles(folder["first"], "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder["first"], file);
            if (name == "manifest.json")
                continue; // it says how long the run took
            Assert.True(
                File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder["second"], name))),
                $"{name} differs"
            );
        }
    }

    [Fact]
    public void A_changed_input_is_noticed_when_a_run_is_repeated()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Tradesim.Run("run", Scenario, "--out", folder["run"]).ExitCode);
        File.AppendAllText(Directory.GetFiles(folder["run/inputs"], "*flows.csv").Single(), "\n");
        var repeated = Tradesim.Run("run", "--from", folder["run"], "--out", folder["again"]);
        Assert.Equal(2, repeated.ExitCode);
        Assert.Contains("this input of the run was changed", repeated.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    /// <summary>A folder of another engine is repeated with a warning that names both.</summary>
    [Fact]
    public void Another_engine_is_noticed_when_a_run_is_repeated()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            0,
            Tradesim
                .Run("run", Scenario, "--out", folder["run"], "--set", "years.to=2027", "--set", "targets=[]", "--set", "checks=[]")
                .ExitCode
        );
        var manifest = File.ReadAllText(folder["run/manifest.json"]);
        Assert.Contains(EngineIdentity.Current, manifest, StringComparison.Ordinal);
        Assert.EndsWith($" (engine {EngineIdentity.Current})", Tradesim.Run("--version").Output.TrimEnd(), StringComparison.Ordinal);
        File.WriteAllText(folder["run/manifest.json"], manifest.Replace(EngineIdentity.Current, "0123-4567", StringComparison.Ordinal));

        var repeated = Tradesim.Run("run", "--from", folder["run"], "--out", folder["again"]);

        Assert.Equal(0, repeated.ExitCode);
        Assert.Contains(
            $"was computed by engine 0123-4567, this is engine {EngineIdentity.Current}: the numbers may differ.",
            repeated.Error.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_value_set_on_the_command_line_is_checked_like_the_file()
    {
        var run = Tradesim.Run("run", Scenario, "--set", "closure=partail");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            "--set closure=partail: closure: got \"partail\", expected one of general, partial. Did you mean `partial`?",
            run.Error.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("no-such-file.yaml", "scenario file not found")]
    [InlineData("LICENSE", "LICENSE")]
    public void A_file_that_is_no_scenario_is_a_clear_error_and_no_stack_trace(string file, string says)
    {
        var run = Tradesim.Run("run", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_case_that_did_not_converge_are_nowhere()
    {
        using var folder = new TemporaryFolder();
        var run = Tradesim.Run("run", Small.RuinIn(folder), "--out", folder["run"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "year 2022: no equilibrium: B (Bordonia) would be left with an income of",
            run.Error.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(folder["run/manifest.json"]));
        Assert.False(File.Exists(folder["run/outcomes.csv"]));
        Assert.False(File.Exists(folder["run/flows.csv"]));
    }

    [Fact]
    public void Names_are_shown_and_not_obeyed()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data"]);
        File.WriteAllText(folder["data/economies.csv"], "code,name,kind\nA,<script>alert(1)</script>,country\nB,=cmd([red]B[/]),country\n");
        File.WriteAllText(folder["data/sectors.csv"], "code,name,elasticity\ngoods,Goods,3\n");
        File.WriteAllText(
            folder["data/flows.csv"],
            "exporter,importer,sector,value,tariff\nA,A,goods,60,0\nB,A,goods,10,0\nA,B,goods,10,0\nB,B,goods,20,0\n"
        );
        File.WriteAllText(
            folder["x.yaml"],
            "name: \"<b>[bold]x\"\nbaseline: data\nyears: { from: 2020, to: 2021 }\noutcomes:\n  - { kind: turnover, of: A, with: B, "
                + "name: \"-2+3 <i>\" }\n"
        );
        var run = Tradesim.Run("run", folder["x.yaml"], "--out", folder["run"]);
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("<b>[bold]x", run.Output, StringComparison.Ordinal);
        var report = File.ReadAllText(folder["run/report.html"]);
        Assert.DoesNotContain("<script>alert", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>[bold]", report, StringComparison.Ordinal);
        Assert.DoesNotContain(",-2+3", File.ReadAllText(folder["run/outcomes.csv"]), StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", report, StringComparison.Ordinal);
    }
}
