using System.Text.RegularExpressions;
using TradeSim.Client.Printing;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using Scenario = TradeSim.Runs.Scenario;

namespace TradeSim.Client.Tests;

/// <summary>What is written for a run and what it is called, without a process.</summary>
public sealed class FilesOfRunsTests
{
    private static readonly ReportStyle Style = new(ReportLanguage.English, FigureFiles.Svg);

    [Theory]
    [InlineData("outcome-turnover KGZ-BLR", "outcome-turnover-kgz-blr")]
    [InlineData("fan-Товарооборот, млн", "fan-товарооборот--млн")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    public void A_name_is_a_file_name_in_any_alphabet(string name, string expected) => Assert.Equal(expected, FileNames.Of(name));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(80, FileNames.Of(new string('ж', 300)).Length);

    [Fact]
    public void Names_that_are_the_same_are_numbered() =>
        Assert.Equal(["x", "x-2", "X-3", "y", "x-2-2"], FileNames.Different(["x", "x", "X", "y", "x-2"]));

    [Theory]
    [InlineData("tradesim run a.yaml", "a.yaml", false)]
    [InlineData("tradesim run 'my plan.yaml'", "my plan.yaml", false)]
    [InlineData(
        "tradesim run a.yaml --set 'policies.trade houses.intensity=0' --large",
        "a.yaml",
        true,
        "policies.trade houses.intensity=0"
    )]
    [InlineData("tradesim run a.yaml --set 'name=it'\\''s'", "a.yaml", false, "name=it's")]
    public void The_command_is_one_that_a_shell_takes(string command, string file, bool large, params string[] set) =>
        Assert.Equal(command, CommandText.Of(new RunRequest { Scenario = new ScenarioReference(file, null, [.. set], large) }));

    [Fact]
    public void With_force_nothing_of_an_earlier_run_stays_and_all_else_does()
    {
        using var folder = new TemporaryFolder();
        var path = folder["run"];
        var good = Ran(Small.Text());
        Claimed(path, force: false, claimed => claimed.Write(good, RunReport.Of(good, Style), Style));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(path, "figures"), "*.svg"));
        string[] mine =
        [
            "mine.txt",
            "observed.csv",
            "compare.html",
            "figures/notes.md",
            "figures/mine.svg",
            "figures/mine.png",
            "manifest-of-mine.json",
        ];
        foreach (var name in mine)
            File.WriteAllText(Path.Combine(path, name), "precious");
        File.Copy(Path.Combine(path, "manifest.json"), Path.Combine(path, "manifest-backup.json"));

        Claimed(path, force: true, claimed => claimed.WriteFailure(Ran(Small.Text())));

        Assert.Equal(
            [
                "compare.html",
                "figures",
                "inputs",
                "manifest-backup.json",
                "manifest-of-mine.json",
                "manifest.json",
                "mine.txt",
                "observed.csv",
                "request.json",
            ],
            Directory.GetFileSystemEntries(path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["mine.png", "mine.svg", "notes.md"],
            Directory.GetFileSystemEntries(Path.Combine(path, "figures")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(mine, name => Assert.Equal("precious", File.ReadAllText(Path.Combine(path, name))));
    }

    [Fact]
    public void With_force_nothing_is_deleted_where_no_run_was()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["figures"]);
        string[] mine = ["report.html", "compare.html", "cases.journal", "figures/mine.svg", "figures/mine.png"];
        foreach (var name in mine)
            File.WriteAllText(folder[name], "precious");
        Claimed(folder.Path, force: true, claimed => claimed.WriteFailure(Ran(Small.Text())));
        Assert.All(mine, name => Assert.Equal("precious", File.ReadAllText(folder[name])));
    }

    [Fact]
    public void With_force_a_comparison_leaves_nothing_of_an_earlier_one()
    {
        using var folder = new TemporaryFolder();
        var run = Ran(Small.Text());
        foreach (var name in new[] { "a", "b" })
            Claimed(folder[name], force: false, claimed => claimed.Write(run, RunReport.Of(run, Style), Style));
        Comparison.Of([folder["a"], folder["b"]]).Write(folder["c"], force: false, Style);
        Assert.NotEmpty(Directory.GetFiles(folder["c/figures"]));
        File.WriteAllText(folder["c/figures/mine.svg"], "precious");
        Claimed(folder["c"], force: true, claimed => claimed.WriteFailure(run));
        Assert.Equal(
            ["figures", "inputs", "manifest.json", "request.json"],
            Directory.GetFileSystemEntries(folder["c"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(["mine.svg"], Directory.GetFiles(folder["c/figures"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Going_on_with_a_study_keeps_its_journal()
    {
        using var folder = new TemporaryFolder();
        var loaded = Small.Read();
        var manifest = Manifest.Of(
            loaded,
            new EnsembleRequest { Scenario = new ScenarioReference("x.yaml") },
            "embedded",
            1,
            TimeSpan.Zero
        );
        var journal = folder["a/cases.journal"];
        Claimed(folder["a"], force: false, claimed => Assert.Equal(journal, claimed.Begin(loaded, manifest)));
        File.WriteAllText(journal, "cases");
        using (var resumed = RunFolder.Resume(folder["a"]))
        {
            Assert.Equal(journal, resumed.Begin(loaded, manifest));
            Assert.Contains(
                "another run is being written into this folder",
                Assert.Throws<UserException>(() => RunFolder.Resume(folder["a"])).Message,
                StringComparison.Ordinal
            );
        }
        Assert.True(File.Exists(journal));
        Claimed(folder["a"], force: true, claimed => claimed.Begin(loaded, manifest));
        Assert.False(File.Exists(journal));
    }

    [Fact]
    public void A_study_that_was_killed_before_its_first_case_says_so_and_starts_again()
    {
        using var folder = new TemporaryFolder();
        var loaded = Small.Read();
        var request = new EnsembleRequest { Scenario = new ScenarioReference("x.yaml") };
        var manifest = Manifest.Of(loaded, request, "embedded", 1, TimeSpan.Zero);
        Claimed(folder["a"], force: false, claimed => claimed.Begin(loaded, manifest));
        Assert.Equal(request, RunFolder.ReadRequest(folder["a"]));

        // The manifest is the last file: whatever is missing, it is missing too.
        foreach (var last in new[] { "manifest.json", "request.json", "inputs" })
        {
            if (Directory.Exists(folder[$"a/{last}"]))
                Directory.Delete(folder[$"a/{last}"], recursive: true);
            else
                File.Delete(folder[$"a/{last}"]);
            Assert.Equal(
                $"{folder["a"]}: no manifest.json here, expected the folder of a run or study; one that was killed before its first "
                    + $"case has none: start it again with --out {folder["a"]} --force",
                Assert.Throws<UserException>(() => RunFolder.ReadManifest(folder["a"])).Message
            );
        }
        Claimed(folder["a"], force: true, claimed => claimed.Begin(loaded, manifest));
        Assert.Equal(request, RunFolder.ReadRequest(folder["a"]));
        Assert.Equal(
            ["inputs", "manifest.json", "request.json"],
            Directory.GetFileSystemEntries(folder["a"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Outcomes_whose_names_are_alike_have_figures_of_their_own()
    {
        using var folder = new TemporaryFolder();
        var run = Ran(
            Small.Text(
                outcomes: """
                  - { kind: turnover, of: A, with: B, sectors: goods, name: Обмен }
                  - { kind: turnover, of: A, with: B, name: "обмен!" }
                """
            )
        );
        var report = RunReport.Of(run, Style);
        Claimed(folder["run"], force: false, claimed => claimed.Write(run, report, Style));
        Assert.Equal(report.Figures.Length, Directory.GetFiles(folder["run/figures"], "*.svg").Length);
        Assert.True(File.Exists(folder["run/figures/outcome-обмен.svg"]) && File.Exists(folder["run/figures/outcome-обмен-2.svg"]));
    }

    [Fact]
    public void Runs_at_the_same_time_get_folders_of_their_own_and_leave_none_that_is_empty()
    {
        Directory.SetCurrentDirectory(Repository.Root); // as tests of commands do
        RunFolder[] claimed = new RunFolder[8];
        // Who makes a folder and who claims it differ now and then.
        for (var round = 0; round < 100; round++)
        {
            var name = $"claims-{Guid.NewGuid():N}";
            Parallel.For(0, claimed.Length, index => claimed[index] = RunFolder.Claim(null, name, oneOfMany: false, force: false));
            Assert.Equal(claimed.Length, claimed.Select(folder => folder.Shown).Distinct().Count());
            Assert.All(claimed, folder => Assert.StartsWith(Path.Combine("out", name), folder.Shown, StringComparison.Ordinal));
            foreach (var folder in claimed)
                folder.Dispose();
            Assert.DoesNotContain(claimed, folder => Directory.Exists(folder.Shown));
        }
    }

    [Fact]
    public void A_claimed_folder_is_refused_to_others_until_its_claim_ends()
    {
        using var folder = new TemporaryFolder();
        var path = folder["deep/er/run/"];
        using (RunFolder.Claim(path, "x", oneOfMany: false, force: false))
        {
            foreach (var force in new[] { false, true })
                Assert.Equal(
                    $"{path}: another run is being written into this folder. Choose another",
                    Assert.Throws<UserException>(() => RunFolder.Claim(path, "x", oneOfMany: false, force)).Message
                );
        }
        Assert.False(Directory.Exists(folder["deep"]));
        Claimed(path, force: false, claimed => claimed.WriteFailure(Ran(Small.Text())));
        Assert.Contains(
            "the folder is not empty",
            Assert.Throws<UserException>(() => RunFolder.Claim(path, "x", oneOfMany: false, force: false)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["inputs", "manifest.json", "request.json"],
            Directory.GetFileSystemEntries(path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_a_killed_run_leaves_claims_nothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[".claim"], "");
        RunFolder.Claim(folder.Path, "x", oneOfMany: false, force: false).Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("manifest.json", @"""files"": \[", @"""files"": [null,", "got a list with nothing in the place of an item, expected items")]
    [InlineData(
        "manifest.json",
        @"""overrides"": \[",
        @"""overrides"": [null",
        "got a list with nothing in the place of an item, expected items"
    )]
    [InlineData("manifest.json", @"""overrides"": \[\]", @"""overrides"": null", "manifest.json:")]
    [InlineData("manifest.json", @"""name"": ""small""", @"""name"": null", "manifest.json:")]
    [InlineData(
        "manifest.json",
        @"""path"": ""x\.yaml""",
        @"""path"": ""data/flows.csv""",
        "got the file data/flows.csv twice, expected each once"
    )]
    [InlineData(
        "manifest.json",
        @"""sha256"": ""[0-9a-f]{64}"",(\s+)""stored_as""",
        @"""sha256"": ""abc"",$1""stored_as""",
        "got 'abc' as the fingerprint of data/economies.csv, expected SHA-256"
    )]
    [InlineData(
        "outcomes.csv",
        "2021,turnover,",
        "2021,\",",
        "outcomes.csv:3: got a quote that is never closed, expected quotes around whole fields"
    )]
    [InlineData(
        "outcomes.csv",
        "2022,turnover,",
        "2021,turnover,",
        "outcomes.csv:4: got turnover of 2021 again, expected each outcome once a year"
    )]
    public void A_damaged_run_is_refused_with_the_reason(string file, string good, string bad, string said)
    {
        using var folder = new TemporaryFolder();
        var run = Ran(Small.Text());
        foreach (var name in new[] { "a", "b" })
            Claimed(folder[name], force: false, claimed => claimed.Write(run, RunReport.Of(run, Style), Style));
        var damaged = Path.Combine(folder["b"], file);
        var text = new Regex(good).Replace(File.ReadAllText(damaged), bad, 1);
        Assert.NotEqual(File.ReadAllText(damaged), text);
        File.WriteAllText(damaged, text);
        Assert.Contains(
            said,
            Assert.Throws<UserException>(() => RunFolder.ReadRun(folder["b"], ReaderLimits.Default)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            said,
            Assert.Throws<UserException>(() => Comparison.Of([folder["a"], folder["b"]])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "request.json: schema: got version 2, expected 1")]
    [InlineData("\"file\": ", "\"path\": ", "request.json: scenario.path: unknown member")]
    public void A_damaged_request_is_refused_with_the_reason(string good, string bad, string said)
    {
        using var folder = new TemporaryFolder();
        var run = Ran(Small.Text());
        Claimed(folder["a"], force: false, claimed => claimed.Write(run, RunReport.Of(run, Style), Style));
        var path = folder["a/request.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace(good, bad, StringComparison.Ordinal));
        var error = Assert.Throws<StudyException>(() => RunFolder.ReadRun(folder["a"], ReaderLimits.Default));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains(
            "an earlier version of TradeSim wrote this folder",
            Assert.Throws<UserException>(() => RunFolder.ReadRun(folder["a"], ReaderLimits.Default)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Control_characters_are_not_printed() => Assert.Equal("a\uFFFDb\uFFFDc\td", Terminal.Escaped("a\u202Eb\u001bc\td"));

    [Fact]
    public void The_folder_of_a_study_is_no_run()
    {
        using var folder = new TemporaryFolder();
        var loaded = Small.Read();
        foreach (var name in new[] { "a", "b" })
            Claimed(folder[name], force: false, claimed =>
                claimed.Begin(
                    loaded,
                    Manifest.Of(loaded, new EnsembleRequest { Scenario = new ScenarioReference("x.yaml") }, "embedded", 1, TimeSpan.Zero)
                )
            );
        Assert.Contains(
            "this is the folder of a study, not of a run",
            Assert.Throws<UserException>(() => Comparison.Of([folder["a"], folder["b"]])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("pairs.csv: got no turnover, expected", "", "")]
    [InlineData("pairs.csv: ", "A,B,export,2010,much,x\nA,B,import,2010,2,x\n", "")]
    [InlineData("growth-vintages.csv: line 2: vintage: got 'spring'", "A,B,export,2010,1,x\nA,B,import,2010,2,x\n", "spring,A,2010,0.02\n")]
    public void A_history_of_the_user_is_refused_with_the_name_of_the_table(string said, string pairs, string growth)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["pairs.csv"], "reporter,partner,flow,year,value_usd_m,source\n" + pairs);
        File.WriteAllText(folder["growth-vintages.csv"], "vintage,economy,year,growth\n" + growth);
        Assert.StartsWith(
            Path.Combine(folder.Path, said),
            Assert.Throws<UserException>(() => HistorySource.Read(folder.Path)).Message,
            StringComparison.Ordinal
        );
    }

    private static void Claimed(string path, bool force, Action<RunFolder> write)
    {
        using var claimed = RunFolder.Claim(path, "x", oneOfMany: false, force);
        write(claimed);
    }

    private static Run Ran(string text)
    {
        var loaded = Small.Read(text);
        return Run.Of(Scenario.Of(loaded, ReaderLimits.Default), progress: null, CancellationToken.None);
    }
}
