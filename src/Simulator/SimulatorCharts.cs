using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;

namespace TradeSim.Simulator;

/// <summary>The charts of a step: each outcome over the whole path, with the scenario of the file as a ghost and pinned runs beside it,
/// the decisions of governments in the years in which they came into force, and the structure by sector.</summary>
/// <param name="run">The run.</param>
/// <param name="given">The scenario as the file gives it; null: this is it.</param>
/// <param name="pins">Runs that were pinned.</param>
/// <param name="texts">The reader's language.</param>
internal sealed class SimulatorCharts(Run run, Run? given, IReadOnlyList<(string Name, Run Run)> pins, SimulatorTexts texts)
{
    public const string Targets = "targets";
    public const string Others = "others";
    public const string Structure = "structure";

    private readonly ILookup<int, TargetOutcome> targets = run.Targets.ToLookup(target => target.Target.Outcome);

    /// <summary>All places that have charts.</summary>
    public ImmutableArray<string> Places =>
        [
            .. Enumerable
                .Range(0, run.Scenario.Outcomes.Length)
                .Select(PlaceOf)
                .Concat(run.Scenario.Outcomes.OfType<Turnover>().Select(_ => Structure))
                .Distinct(),
        ];

    /// <summary>The charts of some places.</summary>
    public IEnumerable<(string Place, Figure Figure)> Of(IReadOnlyCollection<string> places)
    {
        for (var k = 0; k < run.Scenario.Outcomes.Length; k++)
        {
            if (places.Contains(PlaceOf(k)))
                yield return (PlaceOf(k), Lines(k, [.. targets[k]]));
        }
        var report = RunReport.Of(run, new ReportStyle(texts.Language, FigureFiles.None));
        if (places.Contains(Targets))
        {
            // Beside the paths that they changed: both have the years as their axis.
            foreach (var (_, figure) in report.DecisionFigures())
                yield return (Targets, figure);
        }
        if (!places.Contains(Structure))
            yield break;
        foreach (var (_, figure) in report.StructureFigures())
            yield return (Structure, figure);
    }

    /// <summary>Outcomes with a target come first; without targets the first outcome is the question.</summary>
    private string PlaceOf(int k) => (targets.Count > 0 ? targets.Contains(k) : k == 0) ? Targets : Others;

    private LineChart Lines(int k, TargetOutcome[] ofIt)
    {
        var outcome = run.Scenario.Outcomes[k];
        var series = new List<LineSeries> { new(texts["now"], run.PathOf(k)) };
        series.AddRange(pins.Select(pin => new LineSeries(pin.Name, pin.Run.PathOf(k)) { Style = LineStyle.Dashed }));
        if (given is not null)
            series.Add(new LineSeries(texts["file"], given.PathOf(k)) { Style = LineStyle.Ghost });
        return new LineChart(
            new FigureText(ofIt.Length > 0 ? texts.Sentences.Ends(ofIt[0]) : texts.Sentences.Ends(run, k)),
            Axis.Years,
            texts.Sentences.AxisOf(outcome.Unit),
            run.Years.Select(year => (double)year),
            series,
            ofIt.Select(texts.Sentences.LineOf)
        );
    }
}
