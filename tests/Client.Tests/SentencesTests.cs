using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;
using Scenario = TradeSim.Runs.Scenario;

namespace TradeSim.Client.Tests;

/// <summary>Runs and studies in words.</summary>
public sealed class SentencesTests
{
    private const string Millions = "million USD";

    private static readonly FlowSet Flows = new([0], [1], [0]);
    private static readonly Reading Reading = new(0, 10, "turnover", 2030);

    [Fact]
    public void The_page_about_the_model_states_the_limits_that_reports_print()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "explanation", "model.md")).ReplaceLineEndings("\n");
        var limits = page.Split("## Limits of the model\n\n")[1].Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' '));
        Assert.Equal(new Sentences(ReportLanguage.English).Limits(Small.Read().Scenario).Take(2), limits.Take(2));
    }

    [Theory]
    [InlineData(
        Bound.AtLeast,
        620,
        "Turnover reaches 620.0 million USD in 2030 and meets the target",
        "exceeds it by 120.0 million USD",
        "Turnover meets 500.0 million USD in 2030, with 120.0 million USD to spare."
    )]
    [InlineData(
        Bound.AtLeast,
        400,
        "Turnover reaches 400.0 million USD in 2030 and misses the target by 100.0 million USD",
        "100.0 million USD short; required growth is 17.5 % per year from the baseline year, projected growth 14.9 %",
        "Turnover misses 500.0 million USD in 2030 by 100.0 million USD; required growth is 2.3 % higher per year."
    )]
    [InlineData(
        Bound.AtMost,
        400,
        "Turnover reaches 400.0 million USD in 2030 and meets the target",
        "stays below it by 100.0 million USD",
        "Turnover stays below 500.0 million USD in 2030 by 100.0 million USD."
    )]
    [InlineData(
        Bound.AtMost,
        620,
        "Turnover reaches 620.0 million USD in 2030 and exceeds the target by 120.0 million USD",
        "exceeds it by 120.0 million USD; at most 17.5 % per year is allowed from the baseline year, projected growth is 20.0 %",
        "Turnover exceeds 500.0 million USD in 2030 by 120.0 million USD."
    )]
    public void A_target_is_described_by_its_bound(Bound bound, double value, string ends, string remark, string state) =>
        Told(ReportLanguage.English, bound, value, ends, remark, state);

    [Theory]
    [InlineData(
        Bound.AtLeast,
        620,
        "Turnover: 620,0 Mio. USD im Jahr 2030, das Ziel ist erreicht",
        "übertrifft es um 120,0 Mio. USD",
        "Turnover erreicht 500,0 Mio. USD im Jahr 2030, Abstand 120,0 Mio. USD."
    )]
    [InlineData(
        Bound.AtMost,
        400,
        "Turnover: 400,0 Mio. USD im Jahr 2030, das Ziel ist erreicht",
        "bleibt um 100,0 Mio. USD darunter",
        "Turnover bleibt im Jahr 2030 um 100,0 Mio. USD unter 500,0 Mio. USD."
    )]
    [InlineData(
        Bound.AtMost,
        620,
        "Turnover: 620,0 Mio. USD im Jahr 2030, das Ziel ist um 120,0 Mio. USD überschritten",
        "überschreitet es um 120,0 Mio. USD; zulässig ist ein Wachstum von 17,5 % pro Jahr ab dem Basisjahr, berechnet sind 20,0 %",
        "Turnover überschreitet 500,0 Mio. USD im Jahr 2030 um 120,0 Mio. USD."
    )]
    public void A_target_is_described_in_German(Bound bound, double value, string ends, string remark, string state) =>
        Told(ReportLanguage.German, bound, value, ends, remark, state);

    [Theory]
    [InlineData(
        Bound.AtLeast,
        400,
        "Turnover: 400,0 млн долл. США в 2030 году, до цели не хватает 100,0 млн долл. США",
        "не хватает 100,0 млн долл. США; требуется рост на 17,5 % в год от базового года, по расчёту — 14,9 %",
        "Turnover: до 500,0 млн долл. США в 2030 году не хватает 100,0 млн долл. США; требуемый рост выше на 2,3 % в год."
    )]
    [InlineData(
        Bound.AtMost,
        400,
        "Turnover: 400,0 млн долл. США в 2030 году, цель достигнута",
        "ниже предела на 100,0 млн долл. США",
        "Turnover: ниже предела 500,0 млн долл. США в 2030 году на 100,0 млн долл. США."
    )]
    [InlineData(
        Bound.AtMost,
        620,
        "Turnover: 620,0 млн долл. США в 2030 году, цель превышена на 120,0 млн долл. США",
        "превышает на 120,0 млн долл. США; допустим рост на 17,5 % в год от базового года, по расчёту — 20,0 %",
        "Turnover: предел 500,0 млн долл. США в 2030 году превышен на 120,0 млн долл. США."
    )]
    public void A_target_is_described_in_Russian(Bound bound, double value, string ends, string remark, string state) =>
        Told(ReportLanguage.Russian, bound, value, ends, remark, state);

    [Fact]
    public void Shares_and_ratios_differ_by_percentage_points()
    {
        var say = new Sentences(ReportLanguage.English);
        var missed = new TargetOutcome(
            new Target(0, Bound.AtLeast, 0.25, 2030),
            new Share(Flows, Flows) { Name = "share" },
            0.2,
            0.22,
            IsMet: false,
            null,
            null
        );
        Assert.Equal("3.0 percentage points short", say.Remark(missed));
        Assert.Equal("\u22123.0 percentage points", say.Change(-0.03, "share"));
        Assert.Equal(
            "+0.4 Prozentpunkte",
            new Sentences(ReportLanguage.German).Change(0.004, "ratio to the baseline year").Replace(',', '.')
        );
    }

    [Fact]
    public void Every_unit_of_an_outcome_has_its_words()
    {
        string[] units =
        [
            .. typeof(Outcome)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Outcome)) && !type.IsAbstract)
                .Select(type => ((Outcome)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Unit)
                .Distinct(),
        ];
        Assert.Contains("ad valorem", units);
        foreach (var language in new[] { ReportLanguage.German, ReportLanguage.Russian })
            Assert.All(units, unit => Assert.NotEqual(unit, new Sentences(language).UnitOf(unit)));
    }

    [Fact]
    public void The_title_of_a_figure_speaks_of_the_year_of_its_target_and_all_targets_are_drawn()
    {
        var run = Ran(
            Small.Text(
                more: """
                targets:
                  - { outcome: turnover, at-least: 1000, year: 2021 }
                  - { outcome: turnover, at-least: 2000, year: 2022 }
                """
            )
        );
        var chart = RunReport
            .Of(run, new ReportStyle(ReportLanguage.English, FigureFiles.Svg))
            .Figures.Select(figure => figure.Figure)
            .OfType<LineChart>()
            .First();
        var (value, missing) = (run.PathOf(0)[1], 1000 - run.PathOf(0)[1]);
        Assert.NotEqual(value, run.PathOf(0)[2], 1e-3);
        Assert.Equal(
            FormattableString.Invariant(
                $"Turnover reaches {value:0.0} million USD in 2021 and misses the target by {missing:0.0} million USD"
            ),
            chart.Text.Title
        );
        Assert.Equal([(1000, 2021), (2000, 2022)], chart.Targets.Select(target => (target.Value, (int)target.At!.Value)));
    }

    [Fact]
    public void The_sector_that_changes_most_is_drawn_even_where_ten_others_end_above_it()
    {
        string[] sectors = [.. Enumerable.Range(1, 12).Select(k => $"s{k}")];
        // Ten sectors of 10 both ways and one of 1; that of 30 loses nearly all, since its trade becomes dear.
        double Value(string sector) =>
            sector == "s12" ? 30
            : sector == "s11" ? 1
            : 10;
        var flows =
            from sector in sectors
            from exporter in "AB"
            from importer in "AB"
            select FormattableString.Invariant($"{exporter},{importer},{sector},{(exporter == importer ? 100 : Value(sector))},0\n");
        var read = ScenarioReader.Read(
            ScenarioBundle.OfTexts(
                "x.yaml",
                (
                    "x.yaml",
                    "name: x\nbaseline: data\nyears: { from: 2020, to: 2022 }\npolicies:\n  - { name: wall, kind: trade-cost, from: "
                        + "2021, exporter: A, importer: B, both-ways: true, sector: s12, factor: 5 }\noutcomes:\n  - { kind: turnover, "
                        + "of: A, with: B }\n"
                ),
                ("data/economies.csv", "code,name,kind\nA,Avaria,country\nB,Bordonia,country\n"),
                ("data/sectors.csv", "code,name,elasticity\n" + string.Concat(sectors.Select(sector => $"{sector},{sector},4\n"))),
                ("data/flows.csv", "exporter,importer,sector,value,tariff\n" + string.Concat(flows))
            )
        );
        var slopes = Figures(read).OfType<SlopeChart>().Single();
        Assert.StartsWith("Avaria ↔ Bordonia: the largest change is in s12, \u2212", slopes.Text.Title, StringComparison.Ordinal);
        Assert.Equal((10, true), (slopes.Slopes.Length, slopes.Slopes.Any(slope => slope.Name == "s12")));
    }

    [Fact]
    public void The_figure_of_partners_names_the_sources_of_both_directions()
    {
        var read = ScenarioReader.Read(
            ScenarioBundle.OfTexts(
                "x.yaml",
                ("x.yaml", Small.Text()),
                ("data/economies.csv", "code,name,kind\nA,Avaria,country\nB,Bordonia,country\n"),
                ("data/sectors.csv", "code,name,elasticity\ngoods,Goods,3\n"),
                (
                    "data/flows.csv",
                    "exporter,importer,sector,value,tariff,source\nA,A,goods,60,0,\nB,A,goods,10,0,customs of A\nA,B,goods,10,0,customs "
                        + "of B\nB,B,goods,20,0,\n"
                )
            )
        );
        Assert.Equal("customs of A; customs of B", Figures(read).OfType<StackedBars>().Single().Text.Source);
    }

    [Fact]
    public void How_a_number_is_known_is_said_in_the_readers_language()
    {
        var item = new ScenarioItem("x", "1", null, null, FigureStatus.Mirror, "twice", "x.yaml", 1);
        Assert.Equal(
            ["mirrored; twice", "Spiegeldaten; twice", "зеркальные данные; twice"],
            ReportLanguage.All.Select(language => RunReport.Row(item, new Sentences(language)).Note)
        );
    }

    [Fact]
    public void Sentences_of_studies_end_in_one_full_stop_and_have_units()
    {
        var contributed = new Explanation(
            Reading,
            600,
            600,
            550,
            [new("sanctions", -50, 0, null, null), new("growth", 20, 0, null, null)],
            true,
            4
        );
        var lever = Lever.Of(new CaseSpace([new("x", ParameterRole.Policy, 1, 0, 2)], ["turnover"], [Millions], 2020, 2030), "x");
        SolveResult Solved(double? probability, double value, bool isReached) =>
            new(
                new Goal(Reading, Bound.AtLeast, 30000),
                probability,
                lever,
                isReached ? new Trial(1.5, value) : null,
                null,
                new Trial(2, value),
                true,
                [],
                []
            );
        var mix = new Mix([1], 12, 20012);
        var (english, russian) = (new StudySentences(ReportLanguage.English), new StudySentences(ReportLanguage.Russian));
        Assert.Equal(
            "turnover goes from 600.0 million USD to 550.0 million USD in 2030; the largest contribution is sanctions, "
                + "\u221250.0 million USD.",
            english.Contributed(contributed, Millions)
        );
        Assert.Equal(
            "turnover at least 30000 in 2030 is reached with x at 1.5: 30,010 million USD.",
            english.Takes(Solved(null, 30010, true), Millions)
        );
        Assert.EndsWith(
            "Best attainable value: 20,012 million USD, with x at 2.",
            english.Takes(Solved(null, 20012, false), Millions),
            StringComparison.Ordinal
        );
        Assert.EndsWith("is reached with x at 1.5: 80.0 %.", english.Takes(Solved(0.8, 0.8, true), Millions), StringComparison.Ordinal);
        Assert.Contains(
            "between 20,012 and 180,108 million dollars",
            english.InHistory(new BaseRate(2, 7, 20012, 180108, 9, [])),
            StringComparison.Ordinal
        );
        foreach (
            var sentence in new[]
            {
                russian.Contributed(contributed, Millions),
                russian.Takes(Solved(null, 30010, true), Millions),
                russian.Takes(Solved(null, 20012, false), Millions),
                russian.Spread(Reading, [1, 2, 3, 4, 5], Millions, TradeSim.Studies.Ensembles.UncertaintyKind.ForecastBand),
                russian.Cheapest(new Goal(Reading, Bound.AtLeast, 30000), mix, mix, _ => "x=1", Millions),
                russian.Cheapest(new Goal(Reading, Bound.AtLeast, 30000), null, mix, _ => "x=1", "share"),
            }
        )
        {
            Assert.Matches(@"[^.]\.$", sentence);
        }
    }

    private static void Told(ReportLanguage language, Bound bound, double value, string ends, string remark, string state)
    {
        // From 100 in 2020: ten years.
        double Yearly(double end) => Math.Pow(end / 100, 0.1) - 1;
        var target = new Target(0, bound, 500, 2030);
        var outcome = new TargetOutcome(
            target,
            new Turnover(Flows, Flows) { Name = "turnover" },
            100,
            value,
            target.IsMetBy(value),
            Yearly(500),
            Yearly(value)
        );
        var say = new Sentences(language);
        Assert.Equal((ends, remark, state), (Plain(say.Ends(outcome)), Plain(say.Remark(outcome)), Plain(say.State(outcome))));
    }

    /// <summary>With blanks that break.</summary>
    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static IEnumerable<Figure> Figures(LoadedScenario loaded) =>
        RunReport.Of(Ran(loaded), new ReportStyle(ReportLanguage.English, FigureFiles.Svg)).Figures.Select(figure => figure.Figure);

    private static Run Ran(string text) => Ran(Small.Read(text));

    private static Run Ran(LoadedScenario loaded) =>
        Run.Of(Scenario.Of(loaded, ReaderLimits.Default), progress: null, CancellationToken.None);
}
