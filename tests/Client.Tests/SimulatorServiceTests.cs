using System.Collections.Immutable;
using TradeSim.Figures;
using TradeSim.Scenarios;
using TradeSim.Simulator;
using TradeSim.Simulator.Messages;

namespace TradeSim.Client.Tests;

/// <summary>Who answers the steps of the simulator's page, without a server.</summary>
public sealed class SimulatorServiceTests
{
    private const string Road = "policies.road.intensity";

    [Fact]
    public void A_pin_that_cannot_be_run_leaves_the_step_and_the_other_pins_as_they_are()
    {
        using var folder = new TemporaryFolder();
        var ruin = ScenarioReader.Read(Small.RuinIn(folder), ["policies.collapse.intensity=0"]);
        var service = new SimulatorService(ruin, ReportLanguage.English, ReaderLimits.Default);
        var answer = service.Step(
            Question(
                [],
                new Pin("half", ["policies.collapse.intensity=0.1"]),
                new Pin("gone", ["policies.clapse.intensity=1"]),
                new Pin("ruin", ["policies.collapse.intensity=1"])
            ),
            CancellationToken.None
        );
        Assert.Null(answer.Failure);
        Assert.Equal(["now", "half"], answer.Compared!.Runs.AsEnumerable());
        Assert.Equal(2, answer.Lost.Length);
        Assert.StartsWith("gone: --set policies.clapse.intensity=1: ", answer.Lost[0], StringComparison.Ordinal);
        Assert.StartsWith("ruin: year 2022: ", answer.Lost[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_answer_says_which_scenario_gave_it()
    {
        var (one, other) = (Small.Read(), Small.Read(Small.Text().Replace("0.9", "0.8", StringComparison.Ordinal)));
        string Answered(LoadedScenario loaded) =>
            new SimulatorService(loaded, ReportLanguage.English, ReaderLimits.Default)
                .Step(Question([$"{Road}=0.5"]), CancellationToken.None)
                .Fingerprint;
        Assert.Equal((one.Bundle.Sha256, other.Bundle.Sha256), (Answered(one), Answered(other)));
        Assert.NotEqual(one.Bundle.Sha256, other.Bundle.Sha256);
    }

    [Fact]
    public void Flows_are_kept_up_to_so_many_bytes_and_answers_are_the_same_without()
    {
        // 3 years of 2 economies and 2 sectors: 3 · 2 · 2 · 2 numbers.
        const int BytesOfRun = 24 * sizeof(double);
        var (tight, wide) = (
            new SimulatorService(Small.Read(), ReportLanguage.English, ReaderLimits.Default, 3 * BytesOfRun),
            new SimulatorService(Small.Read(), ReportLanguage.English, ReaderLimits.Default)
        );
        ImmutableArray<string>[] sets =
        [
            .. Enumerable.Range(0, 6).Select(k => ImmutableArray.Create(FormattableString.Invariant($"{Road}=0.{k}"))),
        ];
        foreach (var service in new[] { tight, wide })
        {
            foreach (var set in sets)
                service.Of(set, CancellationToken.None);
        }
        Assert.Equal((3 * BytesOfRun, 6 * BytesOfRun), (tight.BytesKept, wide.BytesKept));

        // A run whose flows were dropped is run again where they are asked for, and not for its outcomes.
        Assert.Equal(
            wide.Of(sets[0], CancellationToken.None).Result.Tables!.Years[^1].Flows,
            tight.Of(sets[0], CancellationToken.None).Result.Tables!.Years[^1].Flows
        );
        Assert.Equal(3 * BytesOfRun, tight.BytesKept);
        StepAnswer Asked(SimulatorService service) =>
            service.Step(Question(sets[5], [.. sets.Take(4).Select((set, k) => new Pin($"{k}", set))]), CancellationToken.None);
        Assert.Equal(Asked(wide).Charts.Select(chart => chart.Svg), Asked(tight).Charts.Select(chart => chart.Svg));

        // However large, the run that is seen and one more keep theirs.
        var least = new SimulatorService(Small.Read(), ReportLanguage.English, ReaderLimits.Default, 0);
        foreach (var set in sets)
            least.Of(set, CancellationToken.None);
        Assert.Equal(2 * BytesOfRun, least.BytesKept);
    }

    private static StepRequest Question(ImmutableArray<string> set, params ImmutableArray<Pin> pins) =>
        new(
            "test",
            set,
            pins,
            FigureStyle.Wide,
            FigureStyle.Narrow,
            [SimulatorCharts.Targets, SimulatorCharts.Others, SimulatorCharts.Structure]
        );
}
