using System.Diagnostics;
using System.Globalization;

namespace TradeSim.Client.Tests;

/// <summary>The verbs of studies, each through the real process with few cases.</summary>
public sealed class StudyVerbsTests
{
    private const string Scenario = "tests/two-levers.yaml";
    private const string Corridor = "policies.corridor.intensity";
    private const string Certificates = "policies.certificates.intensity";
    private const string Adjustment = "assumptions.adjustment=uniform(0.2,0.6)";
    private const string Chance = Certificates + "=chance(0.5)";

    [Fact]
    public void Ensemble_says_how_likely_the_target_is_and_repeats_itself()
    {
        using var folder = new TemporaryFolder();
        var first = Done(
            "ensemble",
            Scenario,
            "--cases",
            "16",
            "--uncertain",
            Adjustment,
            "--uncertain",
            Chance,
            "--history",
            "none",
            "--seed",
            "7",
            "--out",
            folder["a"]
        );
        Assert.Contains(
            "None of 16 simulations reaches the target through the measures alone (turnover KGZ-BLR at least 500 in 2030; model spread).",
            first.Output,
            StringComparison.Ordinal
        );
        Assert.Matches(@"; model spread [^\n]* \(50 %\) and [^\n]* \(80 %\)\.", first.Output);
        Assert.DoesNotContain("forecast band", first.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "case,year,outcome,model_spread_value,forecast_band_value\n0,2023,turnover KGZ-BLR,",
            File.ReadAllText(folder["a/outcomes.csv"]),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "quantile,year,outcome,model_spread_value,forecast_band_value\n",
            File.ReadAllText(folder["a/quantiles.csv"]),
            StringComparison.Ordinal
        );
        Assert.Contains("\"seed\": 7", File.ReadAllText(folder["a/manifest.json"]), StringComparison.Ordinal);
        Assert.Contains("Target 500", File.ReadAllText(folder["a/report.html"]), StringComparison.Ordinal);
        Assert.DoesNotContain("left", first.Error, StringComparison.Ordinal);

        var outcomes = File.ReadAllText(folder["a/outcomes.csv"]);
        var resumed = Done("ensemble", "--resume", folder["a"]);
        Assert.Contains("16 cases, 0 of them run now; seed 7.", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(outcomes, File.ReadAllText(folder["a/outcomes.csv"]));
    }

    [Fact]
    public void Bands_come_from_history_unless_it_is_switched_off()
    {
        using var folder = new TemporaryFolder();
        const string Many = "2048"; // the median of 64 forecast errors is off by a seventh
        var past = Done("ensemble", Scenario, "--cases", Many, "--keep", "turnover KGZ-BLR", "--out", folder["past"]);
        Assert.Contains(
            "In backtests with the pair left out, 80 % forecast bands of the same kind contained",
            past.Output,
            StringComparison.Ordinal
        );
        Assert.Matches("In history, [0-9]+ of [0-9]+ windows of 7 years", past.Output);
        Assert.Contains("\"history\": \"shipped\"", File.ReadAllText(folder["past/manifest.json"]), StringComparison.Ordinal);
        Assert.Equal(1 + 2048 * 8, File.ReadAllLines(folder["past/outcomes.csv"]).Length);
        var own = Done(
            "ensemble",
            Scenario,
            "--cases",
            Many,
            "--keep",
            "turnover KGZ-BLR",
            "--history",
            "scenarios/data/history",
            "--out",
            folder["own"]
        );
        Assert.Equal(File.ReadAllText(folder["past/quantiles.csv"]), File.ReadAllText(folder["own/quantiles.csv"]));
        Assert.Contains("scenarios/data/history (", File.ReadAllText(folder["own/manifest.json"]), StringComparison.Ordinal);
        var drawn = Done(
            "ensemble",
            Scenario,
            "--cases",
            "64",
            "--keep",
            "turnover KGZ-BLR",
            "--history",
            "none",
            "--uncertain",
            Adjustment,
            "--out",
            folder["drawn"]
        );
        Assert.DoesNotContain("forecast band", drawn.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"history\"", File.ReadAllText(folder["drawn/manifest.json"]), StringComparison.Ordinal);
        // The middle of the fan is the scenario's own path.
        double At(string name, string quantile) =>
            double.Parse(
                File.ReadAllLines(folder[$"{name}/quantiles.csv"])
                    .Single(line => line.StartsWith($"{quantile},2030,turnover KGZ-BLR", StringComparison.Ordinal))
                    .Split(',')[name == "past" ? 4 : 3],
                CultureInfo.InvariantCulture
            );
        Assert.Equal(1, At("past", "0.5") / At("drawn", "0.5"), 0.1);
        Assert.True(At("past", "0.9") / At("past", "0.1") > 5);
    }

    [Fact]
    public void A_case_of_an_ensemble_gives_its_row_again_and_history_is_in_the_bands_alone()
    {
        using var folder = new TemporaryFolder();
        string[] asked = ["ensemble", Scenario, "--cases", "32", "--uncertain", Adjustment, "--uncertain", Chance];
        var past = Done([.. asked, "--out", folder["past"]]);
        Done([.. asked, "--history", "none", "--out", folder["drawn"]]);
        // The model spread is the same with and without a history; the forecast band has a column of its own.
        static IEnumerable<string> Spread(string file) => File.ReadAllLines(file).Select(row => row[..row.LastIndexOf(',')]);
        Assert.Equal(Spread(folder["drawn/outcomes.csv"]), Spread(folder["past/outcomes.csv"]));
        Assert.Equal(Spread(folder["drawn/quantiles.csv"]), Spread(folder["past/quantiles.csv"]));
        Assert.Equal(File.ReadAllText(folder["drawn/distinctions.csv"]), File.ReadAllText(folder["past/distinctions.csv"]));
        Assert.NotEqual(File.ReadAllText(folder["drawn/quantiles.csv"]), File.ReadAllText(folder["past/quantiles.csv"]));
        // What balances in the model balances in each row: turnover is exports plus imports, and the balance is exports less imports.
        foreach (var kind in (int[])[3, 4])
        {
            var rows = File.ReadAllLines(folder["past/outcomes.csv"])
                .Skip(1)
                .Select(row => row.Split(','))
                .ToDictionary(row => (row[0], row[1], row[2]), row => double.Parse(row[kind], CultureInfo.InvariantCulture));
            foreach (var (@case, year) in rows.Keys.Select(row => (row.Item1, row.Item2)).Distinct())
            {
                double At(string outcome) => rows[(@case, year, outcome)];
                Assert.Equal(2 * At("exports KGZ to BLR"), At("turnover KGZ-BLR") + At("balance KGZ-BLR"), 1e-9);
            }
        }
        // The target is beyond what is drawn: that a case reaches it is history's doing, and no input is credited for it.
        Assert.DoesNotContain("What tells", past.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ensemble_that_was_stopped_goes_on()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        using var process = Tradesim.StartToReadErrors(
            "ensemble",
            Scenario,
            "--cases",
            "2500",
            "--uncertain",
            Adjustment,
            "--out",
            folder["a"]
        );
        var waited = Stopwatch.StartNew();
        while (
            !(File.Exists(folder["a/cases.journal"]) && new FileInfo(folder["a/cases.journal"]).Length > 1000)
            && waited.Elapsed < TimeSpan.FromMinutes(1)
        )
            Thread.Sleep(20);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(130, process.ExitCode);
        Assert.False(File.Exists(folder["a/report.html"]));
        Assert.Contains(
            $"Finished cases are kept. Resume with: tradesim ensemble --resume {folder["a"]}",
            process.StandardError.ReadToEnd(),
            StringComparison.Ordinal
        );

        var resumed = Done("ensemble", "--resume", folder["a"]);
        Assert.Matches("2500 cases, 1[0-9]{3} of them run now", resumed.Output);
    }

    [Fact]
    public void Sweep_draws_a_line_for_one_number_and_a_heat_map_for_two()
    {
        using var folder = new TemporaryFolder();
        var line = Done("sweep", Scenario, "--over", Corridor + "=0:2:1", "--out", folder["line"]);
        Assert.Contains("turnover KGZ-BLR in 2030 goes from", line.Output, StringComparison.Ordinal);
        Assert.Contains("at corridor = 2.", line.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            $"case,{Corridor},year,outcome,value,failure\n",
            File.ReadAllText(folder["line/outcomes.csv"]),
            StringComparison.Ordinal
        );
        Done("sweep", Scenario, "--over", Corridor + "=0:2:1", "--over", Certificates + "=0,1", "--out", folder["map"]);
        Assert.True(File.Exists(folder["map/figures/sweep.svg"]));
    }

    [Fact]
    public void Explain_adds_up_to_the_change()
    {
        using var folder = new TemporaryFolder();
        Done("explain", Scenario, "--out", folder["a"]);
        var rows = File.ReadAllLines(folder["a/contributions.csv"]).Skip(1).Select(row => row.Split(',')).ToArray();
        Assert.Equal(
            ["baseline year", "all off", "assumptions.growth", "policies.corridor", "policies.certificates", "end"],
            rows.Select(row => row[0])
        );
        var values = rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(values[^1], values[..^1].Sum(), 1e-9);
        Assert.True(File.Exists(folder["a/figures/contributions.svg"]));
    }

    [Fact]
    public void Explain_adds_up_between_two_scenarios()
    {
        using var folder = new TemporaryFolder();
        const string Usual = "scenarios/business-as-usual.yaml",
            Industry = "scenarios/industrial-cooperation.yaml";
        Done("explain", Usual, Industry, "--outcome", "turnover KGZ-BLR", "--out", folder["a"]);
        var rows = File.ReadAllLines(folder["a/contributions.csv"]).Skip(1).Select(row => row.Split(',')).ToArray();
        Assert.Equal(["baseline year", "all off"], rows[..2].Select(row => row[0]));
        Assert.Contains("policies.technology", rows.Select(row => row[0]));
        var values = rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture)).ToArray();
        Done("run", Usual, Industry, "--out", folder["runs"]);
        double End(string run) =>
            double.Parse(
                File.ReadLines(folder[$"runs/{run}/outcomes.csv"])
                    .Single(row => row.StartsWith("2030,turnover KGZ-BLR,", StringComparison.Ordinal))
                    .Split(',')[2],
                CultureInfo.InvariantCulture
            );
        Assert.Equal(End("business-as-usual"), values[0] + values[1], 1e-9);
        Assert.Equal(End("industrial-cooperation"), values[^1], 1e-9);
        Assert.Equal(values[^1], values[..^1].Sum(), 1e-9);
        Assert.Contains(
            $"\"command\": \"tradesim explain {Usual} {Industry} --outcome 'turnover KGZ-BLR'\",",
            File.ReadAllText(folder["a/manifest.json"]),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "de",
        "erreicht das Ziel allein durch die Maßnahmen",
        "Ziel 500,0 Mio. USD",
        "Grenzen des Modells",
        "ensemble",
        Scenario,
        "--cases",
        "8",
        "--uncertain",
        Adjustment
    )]
    [InlineData(
        "ru",
        "медиана",
        "Цель 500,0 млн долл. США",
        "Ограничения модели",
        "ensemble",
        Scenario,
        "--cases",
        "8",
        "--uncertain",
        Adjustment
    )]
    [InlineData(
        "de",
        "die Beiträge summieren sich",
        "Beiträge zu „Handelsvolumen Kirgisistan – Belarus“ im Jahr 2030",
        "Annahmen",
        "explain",
        Scenario
    )]
    [InlineData(
        "ru",
        "сумма вкладов равна изменению",
        "Вклады в показатель «товарооборот Кыргызстан – Беларусь» в 2030 году",
        "Допущения",
        "explain",
        Scenario
    )]
    [InlineData(
        "de",
        "Morris-Screening",
        "hängt am stärksten von",
        "Maßnahmen",
        "sensitivity",
        Scenario,
        "--samples",
        "4",
        "--uncertain",
        Adjustment
    )]
    [InlineData(
        "ru",
        "Скрининг Морриса",
        "сильнее всего зависит от",
        "Меры",
        "sensitivity",
        Scenario,
        "--samples",
        "4",
        "--uncertain",
        Adjustment
    )]
    [InlineData("de", ": von ", "Mio. USD bei ", "Ergebnis", "sweep", Scenario, "--over", Corridor + "=0:2:1")]
    [InlineData("ru", ": от ", "млн долл. США при ", "Вывод", "sweep", Scenario, "--over", Corridor + "=0:2:1")]
    [InlineData("de", "nicht erreichbar", "Bestmöglicher Wert", "Ergebnis", "solve", Scenario, "--lever", Corridor + "=0:1")]
    [InlineData("ru", "недостижимо при ", "Наилучшее достижимое значение", "Вывод", "solve", Scenario, "--lever", Corridor + "=0:1")]
    [InlineData("de", "Prognoseband lagen", "prognostiziert und beobachtet", "Abbildungen", "backtest", "--horizons", "2")]
    [InlineData("ru", "в прогнозный диапазон 80 % попадает", "прогноз и факт", "Графики", "backtest", "--horizons", "2")]
    public void Studies_speak_the_readers_language(string language, string told, string onPage, string heading, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var answer = Done([.. arguments, "--lang", language, "--out", folder["a"]]);
        Assert.Contains(told, answer.Output, StringComparison.Ordinal);
        var page = File.ReadAllText(folder["a/report.html"]);
        Assert.Contains($"lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains(onPage, page, StringComparison.Ordinal);
        Assert.Contains($"<h2>{heading}</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(
            @"\b(cases|goes from|million USD|contributes|hinges|depends)\b",
            page[page.IndexOf("<body", StringComparison.Ordinal)..page.IndexOf("<figure", StringComparison.Ordinal)]
        );
        Assert.NotEmpty(Directory.GetFiles(folder["a/figures"], "*.svg"));
        Assert.Equal(
            Directory.GetFiles(folder["a/figures"], "*.svg").Select(Path.GetFileNameWithoutExtension).Order(),
            Directory.GetFiles(folder["a/figures"], "*.png").Select(Path.GetFileNameWithoutExtension).Order()
        );
    }

    [Theory]
    [InlineData("morris", "4", "mu*")]
    [InlineData("sobol", "16", "total")]
    public void Sensitivity_names_the_drivers_of_an_outcome(string method, string samples, string column)
    {
        using var folder = new TemporaryFolder();
        var answer = Done(
            "sensitivity",
            Scenario,
            "--method",
            method,
            "--samples",
            samples,
            "--uncertain",
            Adjustment,
            "--uncertain",
            Chance,
            "--out",
            folder["a"]
        );
        Assert.Contains("The main driver of turnover KGZ-BLR in 2030 is certificates:", answer.Output, StringComparison.Ordinal);
        Assert.Contains(column, answer.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder[$"a/{method}.csv"]));
        Assert.True(File.Exists(folder["a/figures/tornado.svg"]));
    }

    [Fact]
    public void Solve_finds_the_required_intensity_or_the_best_attainable_value()
    {
        using var folder = new TemporaryFolder();
        var reached = Done("solve", Scenario, "--lever", Corridor, "--at-least", "180", "--out", folder["a"]);
        Assert.Contains("turnover KGZ-BLR at least 180 in 2030 is reached with corridor at ", reached.Output, StringComparison.Ordinal);
        var missed = Done("solve", Scenario, "--lever", Corridor + "=0:1", "--out", folder["b"]);
        Assert.Contains("is out of reach for corridor from 0 to 1. Best attainable value: ", missed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_is_the_same_number_in_every_culture()
    {
        using var folder = new TemporaryFolder();
        var german = Tradesim.RunProcess(
            new Dictionary<string, string> { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8" },
            "solve",
            Scenario,
            "--lever",
            Corridor,
            "--at-least",
            "180.5",
            "--out",
            folder["a"]
        );
        Assert.True(german.ExitCode == 0, german.ToString());
        Assert.Contains("turnover KGZ-BLR at least 180.5 in 2030 is reached with", german.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_says_which_positions_have_no_results_and_fails()
    {
        using var folder = new TemporaryFolder();
        var search = new[] { "solve", Small.RuinIn(folder), "--lever", "policies.collapse.intensity=0:1", "--at-most", "30" };
        foreach (var arguments in new string[][] { [], ["--cost", "policies.collapse.intensity=1"] })
        {
            var solve = Tradesim.Run([.. search, .. arguments, "--out", folder[$"a{arguments.Length}"]]);
            Assert.Equal(1, solve.ExitCode);
            Assert.Matches("[0-9]+ cases failed; the first is case [0-9]+: year 2022", solve.Error);
            Assert.Contains(
                "cases failed; the first is case",
                File.ReadAllText(folder[$"a{arguments.Length}/report.html"]),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void An_ensemble_whose_cases_failed_says_how_they_are_left_out_and_runs_them_again_where_asked()
    {
        using var folder = new TemporaryFolder();
        string[] asked =
        [
            "ensemble",
            Small.RuinIn(folder),
            "--cases",
            "16",
            "--history",
            "none",
            "--uncertain",
            "policies.collapse.intensity=chance(0.5)",
        ];
        var refused = Tradesim.Run([.. asked, "--out", folder["a"]]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Failed cases are left out only on request. Use --leave-out-failed.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, Tradesim.Run([.. asked, "--leave-out-failed", "--out", folder["b"]]).ExitCode);
        Assert.Contains("16 cases, 0 of them run now", Tradesim.Run("ensemble", "--resume", folder["b"]).Output, StringComparison.Ordinal);
        Assert.Contains(
            "16 cases, 8 of them run now",
            Tradesim.Run("ensemble", "--resume", folder["b"], "--retry-failed").Output,
            StringComparison.Ordinal
        );
        // What was refused is asked for afterwards: nothing runs again, and the folder says that it was asked for.
        foreach (var arguments in new string[][] { ["--leave-out-failed"], ["--leave-out-failed"], [] })
        {
            var left = Tradesim.Run(["ensemble", "--resume", folder["a"], .. arguments]);
            Assert.Contains("16 cases, 0 of them run now", left.Output, StringComparison.Ordinal);
            Assert.Equal(File.ReadAllText(folder["b/quantiles.csv"]), File.ReadAllText(folder["a/quantiles.csv"]));
            Assert.Contains(" --leave-out-failed --history none\",", File.ReadAllText(folder["a/manifest.json"]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Studies_that_need_all_cases_do_not_offer_to_leave_failed_ones_out()
    {
        using var folder = new TemporaryFolder();
        var explained = Tradesim.Run("explain", Small.RuinIn(folder), "--out", folder["a"]);
        Assert.Equal(1, explained.ExitCode);
        Assert.Contains("contributions cannot be had from the others.", explained.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--leave-out-failed", explained.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_series_of_the_user_comes_before_the_history_that_ships()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["past"]);
        File.WriteAllText(
            folder["past/pairs.csv"],
            "reporter,partner,flow,year,value_usd_m\n"
                + string.Concat(
                    Enumerable.Range(2018, 6).Select(year => $"KGZ,BLR,export,{year},10\nKGZ,BLR,import,{year},{year - 1990}\n")
                )
        );
        var ensemble = Done(
            "ensemble",
            Scenario,
            "--cases",
            "16",
            "--uncertain",
            Adjustment,
            "--history",
            folder["past"],
            "--out",
            folder["a"]
        );
        Assert.Contains("uses its own series KGZ-BLR (2018–2023, 6 years) and 32 pairs in all", ensemble.Output, StringComparison.Ordinal);
        Assert.StartsWith("BLR-KGZ,", File.ReadAllLines(folder["a/forecast-errors.csv"])[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "assumptions.adjustment is at its bound of 1")]
    [InlineData("de", "assumptions.adjustment steht an seiner Grenze von 1")]
    [InlineData("ru", "assumptions.adjustment находится на своей границе 1")]
    public void Calibrate_reports_a_parameter_at_its_bound(string language, string said)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder["seen.csv"],
            "outcome,year,value\n" + string.Concat(Enumerable.Range(2027, 4).Select(year => $"turnover KGZ-BLR,{year},1000\n"))
        );
        var fit = Done(
            "calibrate",
            Scenario,
            "--fit",
            "assumptions.adjustment",
            "--observed",
            folder["seen.csv"],
            "--lang",
            language,
            "--out",
            folder["a"]
        );
        Assert.Contains(said, fit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", fit.Output, StringComparison.Ordinal);
        Assert.Contains("\nassumptions.adjustment,1,,,,", File.ReadAllText(folder["a/calibration.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_finds_the_cheapest_mix_and_its_frontier()
    {
        using var folder = new TemporaryFolder();
        var mix = Done(
            "solve",
            Scenario,
            "--lever",
            Corridor + "=0:10",
            "--lever",
            Certificates + "=0:10",
            "--cost",
            Corridor + "=5",
            "--cost",
            Certificates + "=1",
            "--at-least",
            "200",
            "--out",
            folder["a"]
        );
        Assert.Contains("the cheapest mix found is", mix.Output, StringComparison.Ordinal);
        Assert.StartsWith("what,cost,value,", File.ReadAllText(folder["a/frontier.csv"]), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["a/figures/frontier.svg"]));
    }

    [Theory]
    [InlineData(
        "en",
        "Without measures, turnover KGZ-BLR reaches 144 million USD in 2030; the 80 % forecast band is ",
        "Cheapest plausible mix that reaches it"
    )]
    [InlineData(
        "de",
        "Ohne Maßnahmen: Handelsvolumen Kirgisistan – Belarus 144 Mio. USD im Jahr 2030; Prognoseband (80 %): ",
        "Kostengünstigster plausibler Maßnahmenmix, der das Ziel erreicht"
    )]
    [InlineData(
        "ru",
        "Без мер товарооборот Кыргызстан – Беларусь в 2030 году составит 144 млн долл. США; прогнозный диапазон (80 %): ",
        "Наименее затратный реалистичный набор мер, достигающий цели"
    )]
    public void A_brief_answers_in_three_languages(string language, string usual, string mix)
    {
        using var folder = new TemporaryFolder();
        var told = Done(
            "brief",
            Scenario,
            Scenario,
            "--cases",
            "64",
            "--uncertain",
            Adjustment,
            "--uncertain",
            "assumptions.growth.KGZ=shocks(0.5,0.02)",
            "--lang",
            language,
            "--out",
            folder["a"]
        );
        var page = File.ReadAllText(folder["a/report.html"]);
        Assert.Contains(usual, told.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\w\.\.", told.Output); // a unit may end in a full stop, as "млн долл." does
        foreach (var said in (string[])[usual, mix, "(1) ", "(2) ", "corridor"])
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Empty(new HtmlPage(page).Faults());
        Assert.Empty(new HtmlPage(page).Drawings.SelectMany(drawing => drawing.Collisions()));
        Assert.Contains(
            $"\"command\": \"tradesim brief {Scenario} {Scenario} --cases 64 ",
            File.ReadAllText(folder["a/manifest-2.json"]),
            StringComparison.Ordinal
        );
        var numbers = File.ReadAllLines(folder["a/brief.csv"])
            .Skip(1)
            .Select(line => line.Split(','))
            .ToLookup(cells => cells[^2], cells => double.Parse(cells[^1], CultureInfo.InvariantCulture));
        Assert.All(numbers["baseline"], value => Assert.Equal(110.1, value, 0.1));
        foreach (var (measures, value) in new[] { ("without_measures", "usual"), ("with_measures", "with_policies") })
        {
            foreach (var kind in (string[])["model_spread", "forecast_band"])
            {
                Assert.Equal(2, numbers[$"{measures}_{kind}_probability"].Count());
                Assert.Equal(2, numbers[$"{measures}_{kind}_low_80"].Count());
                Assert.All(numbers[$"{measures}_{kind}_low_80"].Zip(numbers[value], numbers[$"{measures}_{kind}_high_80"]), band =>
                    Assert.True(band.First < band.Second && band.Second < band.Third)
                );
            }
        }
        Assert.True(File.Exists(folder["a/manifest-2.json"]));
    }

    [Fact]
    public void A_brief_of_scenarios_with_other_levers_has_each_under_its_own_name()
    {
        using var folder = new TemporaryFolder();
        var one = Copy(folder, "one.yaml", text =>
            text.Replace("    kind: trade-cost\n", "    kind: trade-cost\n    cost: 2\n", StringComparison.Ordinal)
        );
        var more = Copy(folder, "more.yaml", text => File.ReadAllText(one)
                .Replace(
                    "outcomes:\n",
                    """
                      - { name: fairs, kind: trade-cost, from: 2026, exporter: BLR, importer: KGZ, factor: 0.9, cost: 1 }

                    outcomes:

                    """.ReplaceLineEndings("\n"),
                    StringComparison.Ordinal
                )
                .Replace("name: corridor", "name: another road", StringComparison.Ordinal));
        foreach (
            var order in (string[][])
                [
                    [one, more],
                    [more, one],
                ]
        )
        {
            var told = Done([
                "brief",
                .. order,
                "--cases",
                "16",
                "--uncertain",
                Adjustment,
                "--out",
                folder[Path.GetFileName(order[0]) + "-brief"],
            ]);
            var (first, second) = order[0] == one ? (@"× [0-9.]+ +[0-9.]+", @"– +–") : (@"– +–", @"× [0-9.]+ +[0-9.]+");
            Assert.Matches($"corridor +{first} +{second}", told.Output);
            Assert.Matches($"fairs +{second} +{first}", told.Output);
        }
    }

    [Theory]
    [InlineData(
        "at-least: 500",
        "at-least: 300",
        "turnover KGZ-BLR at least 300 in 2030 (million USD, from 2023) in b.yaml, turnover KGZ-BLR at least 500 in 2030 (million "
            + "USD, from 2023) in "
    )]
    [InlineData("year: 2030 }", "year: 2029 }", "turnover KGZ-BLR at least 500 in 2029 (million USD, from 2023) in b.yaml, ")]
    [InlineData(
        "{ outcome: turnover KGZ-BLR, at-least",
        "{ outcome: turnover KGZ-BLR, at-most",
        "turnover KGZ-BLR at most 500 in 2030 (million USD, from 2023) in b.yaml, "
    )]
    public void A_brief_speaks_of_one_target(string from, string to, string said)
    {
        using var folder = new TemporaryFolder();
        var other = Copy(folder, "b.yaml", text => text.Replace(from, to, StringComparison.Ordinal));
        var refused = Tradesim.Run("brief", Scenario, other, "--cases", "16", "--uncertain", Adjustment, "--out", folder["a"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"the scenarios have different targets: {said}", refused.Error, StringComparison.Ordinal);
        Assert.Contains(
            "A page needs one target: --outcome, --year, --at-least and --at-most apply to all",
            refused.Error,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(folder["a"]));
    }

    [Fact]
    public void A_brief_needs_no_policies()
    {
        using var folder = new TemporaryFolder();
        var told = Done(
            "brief",
            "scenarios/business-as-usual.yaml",
            "--at-least",
            "200",
            "--outcome",
            "turnover KGZ-BLR",
            "--cases",
            "16",
            "--out",
            folder["a"]
        );
        Assert.Contains("Turnover KGZ-BLR: at least 200", told.Output, StringComparison.Ordinal);
        var refused = Tradesim.Run(
            "brief",
            "scenarios/business-as-usual.yaml",
            "--at-least",
            "200",
            "--outcome",
            "turnover KGZ-BLR",
            "--plausible",
            "-1.5"
        );
        Assert.Equal("--plausible: got -1.5, expected an intensity above 0 and below 10 [TS4002]", refused.Error.TrimEnd());
    }

    [Fact]
    public void Check_is_red_and_green()
    {
        using var folder = new TemporaryFolder();
        Copy(folder, "x.yaml", text => text
            + """

                checks:
                  - { outcome: turnover KGZ-BLR, year: 2023, about: 110.1, tolerance: 0.1, why: Kyrgyz statistics of 2023 }
                  - { outcome: turnover KGZ-BLR, year: 2030, at-least: 500, why: it was promised }
                """);
        var check = Tradesim.Run("check", folder["x.yaml"]);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("  ok      turnover KGZ-BLR in 2023: got 110.", check.Output, StringComparison.Ordinal);
        Assert.Contains("  FAILED  turnover KGZ-BLR in 2030: got ", check.Output, StringComparison.Ordinal);
        Assert.Contains("because it was promised", check.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 checks passed", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Backtest_prints_how_far_each_model_missed()
    {
        using var folder = new TemporaryFolder();
        var backtest = Done("backtest", "--horizons", "2", "--out", folder["a"]);
        foreach (var row in (string[])["all pairs, 2", "pair left out, 1", "own history only, 2", "goals are met"])
            Assert.Contains(row, backtest.Output, StringComparison.Ordinal);
        Assert.StartsWith("basis,horizon,goal,", File.ReadAllText(folder["a/goals.csv"]), StringComparison.Ordinal);
        Assert.StartsWith("basis,period,model,horizon,", File.ReadAllText(folder["a/scores.csv"]), StringComparison.Ordinal);
        Assert.Contains("the 80 % forecast band contained", File.ReadAllText(folder["a/report.html"]), StringComparison.Ordinal);
        Assert.Contains("tradesim backtest --horizons 2", File.ReadAllText(folder["a/manifest.json"]), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["a/figures/errors.svg"]) && File.Exists(folder["a/figures/forecasts.svg"]));
    }

    [Fact]
    public void Calibrate_prints_estimates_with_standard_errors()
    {
        using var folder = new TemporaryFolder();
        var fit = Done("calibrate", "--pair", "KGZ-BLR", "--out", folder["a"]);
        Assert.Contains("growth of BLR: shocks(0.", fit.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["a/report.html"]) && File.Exists(folder["a/manifest.json"]));
        Assert.Contains("elasticity", fit.Output, StringComparison.Ordinal);
        Assert.Contains("± s.e.", fit.Output, StringComparison.Ordinal);
        Assert.StartsWith("parameter,value,standard_error,", File.ReadAllText(folder["a/calibration.csv"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no uncertain parameter", "ensemble", Scenario, "--history", "none")]
    [InlineData("--history: got none, expected a folder with pairs.csv and growth-vintages.csv", "backtest", "--history", "none")]
    [InlineData(
        "unknown outcome 'turnover'. Outcomes of the scenario: turnover KGZ-BLR, exports KGZ to BLR, balance KGZ-BLR [TS4002]",
        "ensemble",
        Scenario,
        "--keep",
        "turnover"
    )]
    [InlineData("--threads: got 0, expected 1 or more", "ensemble", Scenario, "--threads", "0")]
    [InlineData("exports KGZ to BLR is no turnover", "brief", Scenario, "--outcome", "exports KGZ to BLR", "--at-least", "1.5")]
    [InlineData("--plausible: got 0, expected an intensity above 0 and below 10 [TS4002]", "brief", Scenario, "--plausible", "0")]
    [InlineData("--plausible: got 10, expected an intensity above 0 and below 10 [TS4002]", "brief", Scenario, "--plausible", "10")]
    [InlineData("--at-least: got NaN, expected a number", "solve", Scenario, "--lever", "policies.corridor.intensity", "--at-least", "NaN")]
    [InlineData(
        "--at-most: got Infinity, expected a number",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--at-most",
        "Infinity"
    )]
    [InlineData(
        "--budget: got nan, expected a number, or path,path=number",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--cost",
        "policies.corridor.intensity=1",
        "--budget",
        "nan"
    )]
    [InlineData(
        "--cost: got policies.corridor.intensity=nan, expected path=number",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--cost",
        "policies.corridor.intensity=nan"
    )]
    [InlineData(
        "--lever: got policies.corridor.intensity=nan:1, expected path or path=from:to",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity=nan:1"
    )]
    [InlineData(
        "90000000 cases of 24 figures each (years × outcomes) are too many, expected at most 4166666 cases, 100000000 figures; --large "
            + "raises the limit",
        "ensemble",
        Scenario,
        "--cases",
        "90000000",
        "--uncertain",
        Adjustment
    )]
    [InlineData(
        "90000000 cases of 24 figures each (years × outcomes) are too many, expected at most 83333333 cases, 2000000000 figures",
        "ensemble",
        Scenario,
        "--cases",
        "90000000",
        "--uncertain",
        Adjustment,
        "--large"
    )]
    [InlineData(
        "100000000 cases of 24 figures each",
        "sweep",
        Scenario,
        "--over",
        Corridor + "=0:9.999:0.001",
        "--over",
        Certificates + "=0:9.999:0.001"
    )]
    [InlineData(
        "270000000 cases of 24 figures each",
        "sensitivity",
        Scenario,
        "--method",
        "sobol",
        "--samples",
        "90000000",
        "--uncertain",
        Adjustment
    )]
    [InlineData("180000000 cases of 24 figures each", "sensitivity", Scenario, "--samples", "90000000", "--uncertain", Adjustment)]
    [InlineData(
        "2200000000 cases of 112 figures each", // more than an int holds
        "sensitivity",
        "scenarios/kyrgyzstan-belarus-500m.yaml",
        "--method",
        "sobol",
        "--samples",
        "100000000",
        "--uncertain",
        "assumptions.growth.RUS=shocks(0.5,0.01)",
        "--uncertain",
        "assumptions.growth.KAZ=shocks(0.5,0.01)",
        "--uncertain",
        "assumptions.growth.ARM=shocks(0.5,0.01)",
        "--uncertain",
        "assumptions.growth.UZB=shocks(0.5,0.01)",
        "--uncertain",
        "policies.corridor.cost=uniform(1,2)",
        "--uncertain",
        "policies.corridor.intensity=uniform(1,2)"
    )]
    [InlineData("--samples: got 2000000000, expected 1 to 100,000,000", "sensitivity", Scenario, "--samples", "2000000000")]
    [InlineData("--cases: got 300000000, expected 1 to 100,000,000", "ensemble", Scenario, "--cases", "300000000")]
    [InlineData(
        "--over: got '" + Corridor + "=0:1:0.3', whose steps end at 0.9, expected a step that ends at 1, or path=a,b,c",
        "sweep",
        Scenario,
        "--over",
        Corridor + "=0:1:0.3"
    )]
    [InlineData(
        "--history does not apply to a scenario; leave out FILE or --history",
        "calibrate",
        Scenario,
        "--fit",
        "assumptions.adjustment",
        "--observed",
        "x.csv",
        "--history",
        "none"
    )]
    [InlineData(
        "--pair does not apply to a scenario; leave out FILE or --pair",
        "calibrate",
        Scenario,
        "--fit",
        "assumptions.adjustment",
        "--observed",
        "x.csv",
        "--pair",
        "KGZ-BLR"
    )]
    [InlineData("--set needs a scenario file", "calibrate", "--set", "years.to=2025")]
    [InlineData("--threads needs a scenario file", "calibrate", "--threads", "1")]
    [InlineData("--cluster needs a scenario file", "calibrate", "--cluster", "127.0.0.1:1")]
    [InlineData(
        "assumptions.adjustment cannot be switched off: assumptions.adjustment would be 0, and its range is 0.001 to 1",
        "explain",
        Scenario,
        "--with",
        "assumptions.adjustment"
    )]
    [InlineData(
        "--threads: got 0, expected 1 or more",
        "explain",
        "scenarios/business-as-usual.yaml",
        "scenarios/industrial-cooperation.yaml",
        "--threads",
        "0"
    )]
    [InlineData("--retry-failed needs --resume", "ensemble", Scenario, "--retry-failed")]
    [InlineData(
        "Unknown option \"--fly\" of tradesim ensemble. `tradesim ensemble --help` lists what there is.\n",
        "ensemble",
        Scenario,
        "--fly"
    )]
    [InlineData("Unknown option \"--ot\" of tradesim run. Did you mean `--out`?", "run", "--ot", "x", Scenario)]
    [InlineData("Unknown command \"rnu\" of tradesim. Did you mean `run`?", "rnu", Scenario)]
    [InlineData(
        "assumptions.growth.KGZ.2024: got 6, which is 600 %. Did you mean 0.06? [TS3101]",
        "run",
        Scenario,
        "--set",
        "assumptions.growth.KGZ.2024=6",
        "--strict"
    )]
    [InlineData("--lang: got \"fr\", expected one of de, en, ru\n", "ensemble", Scenario, "--lang", "fr")]
    [InlineData("--cases: got \"abc\", expected a whole number\n", "ensemble", Scenario, "--cases", "abc")]
    [InlineData("no assumption to fit. Example: --fit assumptions.adjustment", "calibrate", Scenario)]
    [InlineData(
        "no observations given. Add --observed FILE, a table with columns outcome, year, value",
        "calibrate",
        Scenario,
        "--fit",
        "assumptions.adjustment"
    )]
    [InlineData("--fit and --observed need a scenario file", "calibrate", "--fit", "assumptions.adjustment")]
    [InlineData("--pair: got KGZ-XXX, expected one of ARM-", "calibrate", "--pair", "KGZ-XXX")]
    [InlineData(
        "assumptions.adjustment: got 'normal(0.4)', expected normal(mean, deviation)",
        "ensemble",
        Scenario,
        "--uncertain",
        "assumptions.adjustment=normal(0.4)"
    )]
    [InlineData(
        "assumptions.growth.KGZ.2024: got a distribution that reaches -4.562 with more than 0.01 of its weight, expected values from "
            + "-0.99 to 10",
        "ensemble",
        Scenario,
        "--uncertain",
        "assumptions.growth.KGZ=shocks(0.5,2)"
    )]
    [InlineData("nowhere/manifest.json: file not found", "ensemble", "--resume", "nowhere")]
    [InlineData(
        "--over: got 'policies.corridor.intensity=0:1', expected path=from:to:step or path=a,b,c such as "
            + "policies.corridor.intensity=0:1:0.1",
        "sweep",
        Scenario,
        "--over",
        "policies.corridor.intensity=0:1"
    )]
    [InlineData(
        "unknown outcome 'turnover KGZ-BRL'. Did you mean `turnover KGZ-BLR`? [TS4002]",
        "explain",
        Scenario,
        "--outcome",
        "turnover KGZ-BRL"
    )]
    [InlineData("the scenarios differ in no policy and no assumption, so there is nothing to decompose", "explain", Scenario, Scenario)]
    [InlineData(
        "the scenarios cannot be combined, since data and policies do not fit together: grodno-kazakhstan.yaml:",
        "explain",
        Scenario,
        "scenarios/grodno-kazakhstan.yaml"
    )]
    [InlineData("no uncertain parameter", "sensitivity", Scenario)]
    [InlineData(
        "unknown parameter policies.coridor.intensity. Did you mean `policies.corridor.intensity`?",
        "solve",
        Scenario,
        "--lever",
        "policies.coridor.intensity"
    )]
    [InlineData(
        "the cost of x is given twice, or x is no lever",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--cost",
        "x=1"
    )]
    [InlineData(
        "no cost of policies.corridor.intensity. Each lever needs one: --cost policies.corridor.intensity=1",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--cheapest"
    )]
    [InlineData("no policy of the scenario has a cost", "solve", Scenario, "--cheapest")]
    [InlineData("no lever given. Add --lever policies.NAME.intensity, or --cheapest", "solve", Scenario)]
    [InlineData(
        "--at-least: got 500,5, expected a number; write 500.5",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--at-least",
        "500,5"
    )]
    [InlineData(
        "--at-most: got 1,000.5, expected a number",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--at-most",
        "1,000.5"
    )]
    [InlineData(
        "--probability: got 0,8, expected a number; write 0.8",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--probability",
        "0,8"
    )]
    [InlineData("--plausible: got 0,5, expected a number; write 0.5", "brief", Scenario, "--plausible", "0,5")]
    [InlineData("--budget needs --cheapest or --cost", "solve", Scenario, "--lever", "policies.corridor.intensity", "--budget", "3")]
    [InlineData(
        "--probability does not apply to a cheapest mix",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--cost",
        "policies.corridor.intensity=1",
        "--probability",
        "0.8"
    )]
    [InlineData(
        "--budget: got x=y, expected a number, or path,path=number",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--cost",
        "policies.corridor.intensity=1",
        "--budget",
        "x=y"
    )]
    [InlineData(
        "budget x=3: got x, expected one of the levers",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--cost",
        "policies.corridor.intensity=1",
        "--budget",
        "x=3"
    )]
    [InlineData(
        "--lever policies.corridor.intensity=0:2: several levers share one factor",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity=0:2",
        "--lever",
        "policies.certificates.intensity"
    )]
    [InlineData(
        "--cases needs --probability",
        "solve",
        Scenario,
        "--lever",
        "policies.corridor.intensity",
        "--cost",
        "policies.corridor.intensity=1",
        "--cases",
        "64"
    )]
    [InlineData(
        "--resume does not go with FILE, --force, --seed. Allowed are --lang, --figures, --parquet, --threads, --batch, --cluster",
        "ensemble",
        Scenario,
        "--resume",
        "nowhere",
        "--seed",
        "2",
        "--force"
    )]
    [InlineData("the scenario has no checks", "check", Scenario)]
    [InlineData(
        "nowhere/pairs.csv: history not found. Expected a table with columns reporter, partner, flow, year, value_usd_m",
        "backtest",
        "--history",
        "nowhere"
    )]
    [InlineData(
        "nowhere/pairs.csv: history not found. Expected a table with columns reporter, partner, flow, year, value_usd_m",
        "calibrate",
        "--history",
        "nowhere"
    )]
    public void Bad_input_is_a_clear_error(string message, params string[] arguments)
    {
        var answer = Tradesim.Run(arguments);
        Assert.True(answer.ExitCode == 2, answer.ToString());
        Assert.Contains(message, answer.Error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>The scenario with its data in a folder, its text changed.</summary>
    private static string Copy(TemporaryFolder folder, string name, Func<string, string> change)
    {
        var data = Path.Combine("data", "eaeu-2023");
        if (!Directory.Exists(folder[data]))
        {
            Directory.CreateDirectory(folder[data]);
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "scenarios", data)))
                File.Copy(file, Path.Combine(folder[data], Path.GetFileName(file)));
        }
        File.WriteAllText(
            folder[name],
            change(
                File.ReadAllText(Path.Combine(Repository.Root, Scenario))
                    .ReplaceLineEndings("\n")
                    .Replace("../scenarios/data/", "data/", StringComparison.Ordinal)
            )
        );
        return folder[name];
    }

    private static Tradesim.Outcome Done(params string[] arguments)
    {
        var outcome = Tradesim.Run(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome;
    }
}
