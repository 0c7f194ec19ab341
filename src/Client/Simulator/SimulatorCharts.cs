using TradeSim.Client.Reports;
using TradeSim.Client.Runs;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;

namespace TradeSim.Client.Simulator;

/// <summary>The charts of a step: each outcome over the whole path, with the scenario of the file as a ghost and pinned runs beside it, and the structure by sector.</summary>
/// <param name="run">The run.</param>
/// <param name="given">The scenario as the file gives it; null: this is it.</param>
/// <param name="pins">Runs that were pinned.</param>
/// <param name="words">The reader's language.</param>
internal sealed class SimulatorCharts(Run run, Run? given, IReadOnlyList<(string Name, Run Run)> pins, SimulatorWords words)
{
    public const string Targets = "targets";
    public const string Others = "others";
    public const string Structure = "structure";

    /// <summary>The charts with the places where they go.</summary>
    public IEnumerable<(string Place, Figure Figure)> All()
    {
        var targets = run.Targets.ToLookup(target => target.Target.Outcome);
        // Without targets the first outcome is what is asked.
        bool IsAsked(int k) => targets.Count > 0 ? targets.Contains(k) : k == 0;
        for (var k = 0; k < run.Scenario.Outcomes.Length; k++) yield return (IsAsked(k) ? Targets : Others, Lines(k, targets[k].FirstOrDefault()));
        foreach (var (_, figure) in RunReport.Of(run, new ReportStyle(words.Language, Png: false)).Figures)
        {
            if (figure is StackedArea) yield return (Structure, figure);
        }
    }

    private LineChart Lines(int k, TargetOutcome? target)
    {
        var outcome = run.Scenario.Outcomes[k];
        var series = new List<LineSeries> { new(words["now"], run.PathOf(k)) };
        series.AddRange(pins.Select(pin => new LineSeries(pin.Name, pin.Run.PathOf(k)) { Style = LineStyle.Dashed }));
        if (given is not null) series.Add(new LineSeries(words["file"], given.PathOf(k)) { Style = LineStyle.Ghost });
        var isShare = outcome.Unit == "share";
        return new LineChart(
            new FigureText(words.Sentences.Ends(outcome.Name, run.Result.Outcomes[^1][k], outcome.Unit, run.Scenario.LastYear, target)),
            Axis.Years,
            new Axis("", isShare ? "" : words.Sentences.UnitOf(outcome.Unit), isShare ? NumberKind.Percent : NumberKind.Number) { FreeOfZero = outcome is RealIncome },
            run.Years.Select(year => (double)year),
            series,
            target is null ? null : new TargetLine($"{words.Language[Phrase.Target]} {words.Sentences.Value(target.Target.Value, outcome.Unit)}", target.Target.Value, target.Target.Year));
    }
}
