using System.Text;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Tests;

/// <summary>Requests and their JSON form.</summary>
public sealed class RequestTests
{
    private static readonly ScenarioReference Scenario = new("scenarios/a.yaml", new string('a', 64), ["policies.x.intensity=0.5"], true);

    private static readonly Request[] Complete =
    [
        new RunRequest { Scenario = Scenario },
        new CheckRequest { Scenario = Scenario },
        new EnsembleRequest
        {
            Scenario = Scenario,
            Cases = 10_000,
            Sampling = Sampling.LatinHypercube,
            Seed = ulong.MaxValue,
            Uncertain = [new("assumptions.adjustment", "normal(0.4, 0.1)")],
            FailedCases = FailedCaseHandling.LeaveOut,
            Keep = ["turnover KGZ-BLR", "Товарооборот"],
            History = HistoryChoice.None,
        },
        new SweepRequest
        {
            Scenario = Scenario,
            Over = [new("a", [0, 0.1, 1e-300]), new("b", [-1.5])],
            Reading = new("exports", 2030),
        },
        new ExplainRequest
        {
            Scenario = Scenario,
            Second = new("b.yaml"),
            With = ["assumptions.growth"],
            Seed = 3,
        },
        new SensitivityRequest
        {
            Scenario = Scenario,
            Method = SensitivityMethod.Sobol,
            Samples = 64,
        },
        new SolveRequest
        {
            Scenario = Scenario,
            Levers = [new("policies.x.intensity", 0, 2)],
            Goal = new("turnover", 2030, AtLeast: 500),
            Probability = 0.9,
        },
        new CheapestMixRequest
        {
            Scenario = Scenario,
            Levers = [new("a"), new("b", 0, 1)],
            Costs = [new("a", 3)],
            Budgets = [new(10), new(5, ["a"])],
        },
        new GameRequest
        {
            Scenario = Scenario,
            Players =
            [
                new("KGZ") { Instruments = [new("policies.a.intensity", 0, 2)], Payoff = [new("real_income KGZ"), new("cost", -0.001)] },
                new("BLR"),
            ],
            Tariffs = TradeSim.Studies.Games.TariffChoice.BySector,
            ExportTaxes = TradeSim.Studies.Games.TariffChoice.ByPartner,
            MostTariff = 0.5,
            Year = 2028,
            Cooperation = true,
            FrontierPoints = 5,
            Starts = 1,
        },
        new BriefRequest
        {
            Scenario = Scenario,
            OtherBases = [new("b.yaml")],
            Plausible = 0.5,
            Goal = new(AtMost: 3),
        },
        new BacktestRequest { Horizons = 3, History = "data/history" },
        new CalibrateRequest
        {
            Scenario = Scenario,
            Fit = ["assumptions.adjustment"],
            Observed = "observed.csv",
        },
        new CalibrateHistoryRequest { Pair = "KGZ-BLR" },
        new CompareRequest { Folders = ["one", "two"], Large = true },
    ];

    public static TheoryData<string> Kinds => [.. Complete.Select(request => request.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_request_reads_back_as_it_was_written(string kind)
    {
        var request = Complete.Single(item => item.Kind == kind);
        var json = RequestJson.Write(request);
        var read = RequestJson.Read(json);
        Assert.IsType(request.GetType(), read);
        Assert.Equal(json, RequestJson.Write(read));
        Assert.StartsWith($"{{\n  \"kind\": \"{kind}\",\n  \"schema\": 1,\n", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_request_is_tested_here()
    {
        var kinds = typeof(Request).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Request)) && !type.IsAbstract);
        Assert.Equal(kinds.Select(type => type.Name).Order(), Complete.Select(request => request.GetType().Name).Order());
    }

    [Fact]
    public void Values_survive_the_round_trip()
    {
        var ensemble = Assert.IsType<EnsembleRequest>(RequestJson.Read(RequestJson.Write(Complete[2])));
        Assert.Equal((10_000, Sampling.LatinHypercube, ulong.MaxValue), (ensemble.Cases, ensemble.Sampling, ensemble.Seed));
        Assert.Equal(FailedCaseHandling.LeaveOut, ensemble.FailedCases);
        Assert.Equal(["turnover KGZ-BLR", "Товарооборот"], ensemble.Keep);
        Assert.Equal([new UncertainParameterRequest("assumptions.adjustment", "normal(0.4, 0.1)")], ensemble.Uncertain);
        Assert.Equal(["policies.x.intensity=0.5"], ensemble.Scenario.Set);
        Assert.True(ensemble.Scenario.Large);
    }

    [Fact]
    public void Members_that_are_missing_have_their_defaults()
    {
        var read = RequestJson.Read("""{ "schema": 1, "scenario": { "file": "a.yaml" }, "kind": "ensemble", "seed": 9 }""");
        Assert.Equal(
            RequestJson.Write(new EnsembleRequest { Scenario = new ScenarioReference("a.yaml"), Seed = 9 }),
            RequestJson.Write(read)
        );
    }

    [Theory]
    [InlineData("""{ "kind": "ensemble", "schema": 1 }""", "scenario: missing")]
    [InlineData("""{ "kind": "run", "schema": 1, "scenario": {} }""", "scenario.file: missing")]
    [InlineData("""{ "kind": "run", "schema": 2, "scenario": { "file": "a" } }""", "schema: got version 2, expected 1")]
    [InlineData("""{ "kind": "run", "scenario": { "file": "a" } }""", "schema: got nothing, expected 1")]
    [InlineData("""{ "schema": 1 }""", "kind: got nothing, expected a type of request")]
    [InlineData("""{ "kind": "ensembel", "schema": 1 }""", "kind: got 'ensembel', expected one of backtest, brief,")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "horizon": 3 }""", "horizon: unknown member. Did you mean `horizons`?")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "horizons": 3, "horizons": 4 }""", "invalid JSON")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "horizons": 0 }""", "horizons: got 0, expected 1 to 100")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "horizons": 1e99 }""", "horizons: got 1e99, expected a whole number")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "horizons": "3" }""", "horizons: got \"3\", expected a whole number")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "horizons": null }""", "horizons: got nothing, expected a whole number")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "horizons": NaN }""", "invalid JSON")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "history": "" }""", "history: got 0 characters")]
    [InlineData("""{ "kind": "backtest", "schema": 1, "history": null }""", "history: got nothing, expected text")]
    [InlineData("""{ "kind": "compare", "schema": 1, "folders": ["a"] }""", "folders: got 1 items, expected 2 to 50")]
    [InlineData("""{ "kind": "compare", "schema": 1, "folders": ["a", null] }""", "folders[1]: got nothing, expected text")]
    [InlineData(
        """{ "kind": "ensemble", "schema": 1, "scenario": { "file": "a" }, "sampling": 2 }""",
        "sampling: got 2, expected one of random, latin-hypercube, sobol"
    )]
    [InlineData("""{ "kind": "ensemble", "schema": 1, "scenario": { "file": "a", "sha256": "ff" } }""", "sha256: got 'ff', expected 64")]
    [InlineData("""{ "kind": "ensemble", "schema": 1, "scenario": { "file": "a", "set": ["x"] } }""", "set: got 'x', expected path=value")]
    [InlineData(
        """{ "kind": "sweep", "schema": 1, "scenario": { "file": "a" }, "over": [{ "path": "x", "values": [1e999] }] }""",
        "over[0].values[0]: got 1e999, expected a finite number"
    )]
    [InlineData(
        """{ "kind": "sweep", "schema": 1, "scenario": { "file": "a" }, "over": [{ "path": "x", "value": [1] }] }""",
        "over[0].value: unknown member. Did you mean `values`?"
    )]
    [InlineData(
        """{ "kind": "solve", "schema": 1, "scenario": { "file": "a" }, "levers": [{ "path": "x", "from": 2, "to": 1 }] }""",
        "to: got 1, expected a number above 2"
    )]
    [InlineData(
        """{ "kind": "solve", "schema": 1, "scenario": { "file": "a" }, "levers": [{ "path": "x" }], "probability": 1 }""",
        "probability: got 1, expected a number between 0 and 1"
    )]
    [InlineData(
        """
            { "kind": "solve", "schema": 1, "scenario": { "file": "a" }, "levers": [{ "path": "x" }],
              "goal": { "at_least": 1, "at_most": 2 } }
            """,
        "at_most: got both"
    )]
    [InlineData("[]", "got no JSON object")]
    [InlineData("", "invalid JSON")]
    [InlineData("""{ "kind": "run" """, "invalid JSON")]
    [InlineData("""{ "kind": "run", "schema": 1, "scenario": { "file": "\ud800" } }""", "expected text")]
    public void An_error_names_file_and_member_in_one_line(string json, string expected)
    {
        var error = Assert.Throws<StudyException>(() => RequestJson.Read(json, "a/request.json"));
        Assert.StartsWith("a/request.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Texts_that_are_nested_too_deeply_or_too_large_are_refused()
    {
        var deep = new StringBuilder("""{ "kind": "compare", "schema": 1, "folders": """).Append('[', 1_000_000).ToString();
        var large = $$"""{ "kind": "backtest", "schema": 1, "history": "{{new string('x', RequestJson.MostBytes)}}" }""";
        var members = $$"""{ {{string.Join(", ", Enumerable.Range(0, 200_000).Select(k => $"\"m{k}\": 0"))}} }""";
        foreach (var json in (string[])[deep, large, members])
        {
            var error = Assert.Throws<StudyException>(() => RequestJson.Read(json));
            Assert.DoesNotContain('\n', error.Message);
            Assert.True(error.Message.Length < 1000, error.Message);
        }
    }

    [Fact]
    public void Members_are_validated_when_they_are_set()
    {
        Assert.Throws<StudyException>(() => new EnsembleRequest { Scenario = Scenario, Cases = 0 });
        Assert.Throws<StudyException>(() => new EnsembleRequest { Scenario = Scenario } with { Cases = -1 });
        Assert.Throws<StudyException>(() => new EnsembleRequest { Scenario = Scenario, Sampling = (Sampling)7 });
        Assert.Throws<StudyException>(() => new EnsembleRequest { Scenario = null! });
        Assert.Throws<StudyException>(() => new SweepAxisRequest("x", [double.NaN]));
        Assert.Throws<StudyException>(() => new GoalRequest("x", 2030, double.PositiveInfinity));
        Assert.Throws<StudyException>(() => new LeverRequest("x", 1));
        Assert.Throws<StudyException>(() => new ScenarioReference("a\0b"));
    }
}
