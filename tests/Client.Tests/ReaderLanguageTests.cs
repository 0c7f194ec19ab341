using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;

namespace TradeSim.Client.Tests;

/// <summary>Names that TradeSim makes, decisions of governments and the terminal speak the reader's language.</summary>
public sealed class ReaderLanguageTests
{
    private const string Programme = "scenarios/kyrgyzstan-belarus-500m.yaml";

    [Theory]
    [InlineData("{ kind: turnover, of: A, with: B }", "Handelsvolumen Avaria – Bordonia", "товарооборот Avaria – Bordonia")]
    [InlineData("{ kind: exports, of: A }", "Ausfuhren Avaria → alle übrigen", "экспорт Avaria → все остальные")]
    [InlineData(
        "{ kind: exports, of: A, to: B, sectors: goods }",
        "Ausfuhren Avaria → Bordonia, Waren",
        "экспорт Avaria → Bordonia, Товары"
    )]
    [InlineData("{ kind: imports, of: A, from: B }", "Einfuhren Avaria ← Bordonia", "импорт Avaria ← Bordonia")]
    [InlineData("{ kind: balance, of: A, with: B }", "Handelsbilanzsaldo Avaria – Bordonia", "сальдо торгового баланса Avaria – Bordonia")]
    [InlineData(
        "{ kind: share, of: A, to: B, sectors: goods }",
        "Anteil von Waren an den Ausfuhren Avaria → Bordonia",
        "Товары: доля в экспорте Avaria → Bordonia"
    )]
    [InlineData(
        "{ name: goods in exports A to B, kind: share, of: A, to: B, sectors: goods }",
        "Anteil von Waren an den Ausfuhren Avaria → Bordonia",
        "Товары: доля в экспорте Avaria → Bordonia"
    )]
    [InlineData("{ kind: real_income, of: A }", "Realeinkommen Avaria", "реальный доход, Avaria")]
    [InlineData("{ kind: cost }", "Kosten aller Maßnahmen", "затраты на все меры")]
    [InlineData("{ kind: cost, policies: road }", "Kosten der Maßnahmen: road", "затраты на меры: road")]
    [InlineData(
        "{ kind: quota-cost, of: A, from: B }",
        "Kosten von Einfuhrkontingenten Avaria ← Bordonia",
        "издержки от импортных квот Avaria ← Bordonia"
    )]
    [InlineData("{ name: our trade, kind: turnover, of: A, with: B }", "our trade", "our trade")]
    public void An_outcome_without_a_name_of_its_own_is_named_in_the_language(string outcome, string german, string russian)
    {
        var loaded = Small.Read(Small.Text($"  - {outcome}"));
        var name = loaded.Scenario.Outcomes[0].Name;
        Assert.Equal([name, german, russian], ReportLanguage.All.Select(language => new Sentences(language, loaded).Names.Outcome(name)));
    }

    [Theory]
    [InlineData("policies.road", "road", "road", "road")]
    [InlineData("policies.road.intensity", "road", "road", "road")]
    [InlineData("policies.road.factor", "road: factor", "road: factor", "road: factor")]
    [InlineData("assumptions.growth", "growth", "Wachstum", "рост")]
    [InlineData("assumptions.growth.A.2021", "growth, Avaria, 2021", "Wachstum, Avaria, 2021", "рост, Avaria, 2021")]
    [InlineData("assumptions.elasticities.food", "trade elasticity, Food", "Handelselastizität, Food", "эластичность торговли, Food")]
    [InlineData(
        "assumptions.adjustment & policies.road.intensity",
        "speed of adjustment + 1",
        "Anpassungsgeschwindigkeit + 1",
        "скорость адаптации + 1"
    )]
    public void A_parameter_is_called_by_its_name(string path, params string[] names)
    {
        var loaded = Small.Read();
        Assert.Equal(names, ReportLanguage.All.Select(language => new Sentences(language, loaded).Names.Path(path)));
    }

    /// <summary>All rules that ship: what they say is in the catalogue, so that a new sentence of a rule fails here.</summary>
    [Theory]
    [InlineData("scenarios/kazakh-food-safeguard.yaml", null)]
    [InlineData(
        "scenarios/kazakh-food-safeguard.yaml",
        "[{ name: flour safeguard, kind: safeguard, by: KAZ, sectors: all, threshold: 0.02, quota: 0.9, years: 2 }]"
    )]
    [InlineData("scenarios/both-governments-500m.yaml", null)]
    [InlineData(
        "scenarios/both-governments-500m.yaml",
        "[{ name: x, kind: match, by: BLR, measure: leasing, follows: technology }, "
            + "{ name: y, kind: balance, by: KGZ, with: BLR, sectors: [agri-food, textiles], threshold: 0.0001, relax-below: 0 }]"
    )]
    [InlineData("scenarios/trade-war.yaml", null)]
    public void Decisions_of_governments_are_in_the_language(string scenario, string? governments)
    {
        using var folder = new TemporaryFolder();
        string[] set = governments is null ? [] : ["--set", $"governments={governments}"];
        var ran = Tradesim.Run(["run", scenario, .. set, "--out", folder["run"], "--figures", "none"]);
        Assert.True(ran.ExitCode == 0, ran.ToString());
        var run = Run.Read(folder["run"]);
        Assert.NotEmpty(run.Result.Decisions);
        foreach (var language in new[] { ReportLanguage.German, ReportLanguage.Russian })
        {
            var say = new Sentences(language, run.Loaded);
            Assert.All(run.Result.Decisions, decision =>
            {
                Assert.NotEqual(decision.What, say.Decisions.Measure(decision.What));
                Assert.NotEqual(decision.Why, say.Decisions.Reason(decision.Why));
                Assert.DoesNotMatch("[a-z]+ (of|on|was|were|has|from) ", $"{say.Decisions.Measure(decision.What)} ");
            });
        }
    }

    [Theory]
    [InlineData("surcharge on all sectors from KGZ, RUS", "Zusatzzoll auf alle Sektoren, Herkunft: Kirgisistan, Russland")]
    [InlineData(
        "surcharge on Textiles, apparel and footwear, Electrical equipment from RUS",
        "Zusatzzoll auf Textilien, Bekleidung und Schuhe, Elektrische Ausrüstungen, Herkunft: Russland"
    )]
    [InlineData("a quota that a program decided", "a quota that a program decided")]
    public void A_decision_names_economies_and_sectors(string english, string german)
    {
        var loaded = TradeSim.Scenarios.ScenarioReader.Read(Path.Combine(Repository.Root, Programme));
        Assert.Equal(german, new Sentences(ReportLanguage.German, loaded).Decisions.Measure(english));
    }

    [Theory]
    [InlineData("en", "Target turnover KGZ-BLR 2030, at least 500.0 million USD: missed", "Solved 7 years in", "Written to")]
    [InlineData(
        "de",
        "Ziel: Handelsvolumen Kirgisistan – Belarus 2030, mindestens 500,0 Mio. USD: verfehlt",
        "Berechnet: 7 Jahre in",
        "Geschrieben nach"
    )]
    [InlineData(
        "ru",
        "Цель: товарооборот Кыргызстан – Беларусь, 2030 год, не менее 500,0 млн долл. США: не достигнута",
        "Рассчитано: 7 лет за",
        "Записано в"
    )]
    public void A_run_is_printed_in_the_language(string language, params string[] lines)
    {
        using var folder = new TemporaryFolder();
        var ran = Tradesim.Run("run", Programme, "--lang", language, "--out", folder["run"], "--figures", "none");
        Assert.True(ran.ExitCode == 0, ran.ToString());
        var output = ran.Output.ReplaceLineEndings(" ");
        Assert.All(lines, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", "1 раз")]
    [InlineData("2", "2 раза")]
    [InlineData("5", "5 раз")]
    [InlineData("4,54", "4,54 раза")]
    public void Multiples_agree_with_their_word_in_Russian(string shown, string words) =>
        Assert.Equal(words, new Sentences(ReportLanguage.Russian).Times(shown));

    [Theory]
    [InlineData("110.1 34.0", 110.136, 33.97)]
    [InlineData("3.63 0.00", 3.63029, 0.0000001)]
    [InlineData("0.0 0.1", 0.0, 0.1)]
    [InlineData("1,151 948", 1150.9, 948.3)]
    [InlineData("1 2", 1.0, 2.0)]
    public void Values_of_a_row_are_written_alike(string shown, params double[] values)
    {
        var number = new Sentences(ReportLanguage.English).Alike(values);
        Assert.Equal(shown, string.Join(' ', values.Select(number)));
    }

    [Fact]
    public void Shares_are_written_in_per_cent() =>
        Assert.Equal("59.37", new Sentences(ReportLanguage.English).Alike([0.5937, 0.04], "share")(0.5937));
}
