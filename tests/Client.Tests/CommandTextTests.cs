using TradeSim.Client.Commands;
using TradeSim.Runs.Provenance;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Uncertainty;
using Request = TradeSim.Studies.Requests.Request;

namespace TradeSim.Client.Tests;

/// <summary>The command that a report shows asks the same as the request that was executed.</summary>
public sealed class CommandTextTests
{
    private static readonly ScenarioReference Scenario = new("a b.yaml", null, ["policies.x.intensity=0.5", "title=it's"], true);

    private static readonly Request[] Requests =
    [
        new EnsembleRequest { Scenario = Scenario },
        new EnsembleRequest
        {
            Scenario = Scenario,
            Cases = 10,
            Sampling = Sampling.LatinHypercube,
            Seed = 7,
            Uncertain = [new("a", "normal(0.1, 1e-05)"), new("b", "chance(0.5)")],
            FailedCases = FailedCaseHandling.LeaveOut,
            Keep = ["turnover KGZ-BLR"],
            History = HistoryChoice.None,
        },
        new SweepRequest
        {
            Scenario = Scenario,
            Over = [new("a", [0, 0.1, 1e-300, -2]), new("b", [1])],
            Reading = new("exports KGZ", 2030),
        },
        new ExplainRequest
        {
            Scenario = Scenario,
            Second = Scenario with { File = "b.yaml" },
            Seed = 3,
        },
        new ExplainRequest { Scenario = Scenario, With = ["assumptions.growth", "assumptions.adjustment"] },
        new SensitivityRequest
        {
            Scenario = Scenario,
            Method = SensitivityMethod.Sobol,
            Samples = 64,
            Uncertain = [new("a", "uniform(0, 1)")],
        },
        new SolveRequest
        {
            Scenario = Scenario,
            Levers = [new("a", -0.5, 2)],
            Goal = new("turnover", 2030, AtMost: 500.25),
        },
        new SolveRequest
        {
            Scenario = Scenario,
            Levers = [new("a"), new("b")],
            Probability = 0.9,
            Cases = 32,
            Sampling = Sampling.Random,
        },
        new GameRequest
        {
            Scenario = Scenario,
            Players = [new("KGZ"), new("BLR") { Instruments = [new("a: b", 0, 2), new("c")], Payoff = [new("x"), new("y z", -0.5)] }],
            Tariffs = TradeSim.Studies.Games.TariffChoice.ByPartner,
            ExportTaxes = TradeSim.Studies.Games.TariffChoice.BySector,
            MostTariff = 2,
            Year = 2030,
            Cooperation = true,
            FrontierPoints = 5,
            Starts = 1,
        },
        new GameRequest { Scenario = Scenario, Tariffs = TradeSim.Studies.Games.TariffChoice.Uniform },
        new SolveRequest
        {
            Scenario = Scenario,
            By = "KGZ",
            Levers = [],
        },
        new CheapestMixRequest { Scenario = Scenario, By = "KGZ" },
        new CheapestMixRequest { Scenario = Scenario },
        new CheapestMixRequest
        {
            Scenario = Scenario,
            Levers = [new("a"), new("b", 0, 1)],
            Costs = [new("a", 3.5)],
            Budgets = [new(10), new(5, ["a", "b"])],
            Goal = new(AtLeast: 3),
        },
        new BriefRequest
        {
            Scenario = Scenario,
            OtherBases = [Scenario with { File = "b.yaml" }],
            Plausible = 0.5,
            Cases = 64,
            Seed = 2,
            History = "data/history",
        },
        new BacktestRequest { Horizons = 3, History = "data/history" },
        new CalibrateRequest
        {
            Scenario = Scenario,
            Fit = ["assumptions.adjustment"],
            Observed = "observed.csv",
        },
        new CalibrateHistoryRequest { Pair = "KGZ-BLR" },
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Requests.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void The_command_parses_into_the_same_request(int number)
    {
        var request = Requests[number];
        var arguments = CommandText.ArgumentsOf(request).ToArray();
        var command = Verbs.All.OfType<StudyCommand>().Single(command => command.Name == arguments[0]);
        var parsed = command.Parse(arguments[1..]);
        Assert.Empty(parsed.Errors);
        Assert.Equal(RequestJson.Write(request), RequestJson.Write(command.RequestOf(parsed)));
    }

    [Fact]
    public void Every_kind_of_study_is_tested_here()
    {
        var studies = typeof(Request)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Request)) && !type.IsAbstract)
            .Except([typeof(RunRequest), typeof(CheckRequest), typeof(CompareRequest)]);
        Assert.Equal(studies.Select(type => type.Name).Order(), Requests.Select(request => request.GetType().Name).Distinct().Order());
    }
}
