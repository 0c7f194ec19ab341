using System.Globalization;
using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Sweeps;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words the result of a sweep.</summary>
internal static class SweepAnswer
{
    private const int MostColumnsShown = 12;

    /// <summary>The sentences, table and figures.</summary>
    public static StudyAnswer Of(SweepStudy study, StudySentences texts)
    {
        var finding = Finding(texts, study.Result, study.Reading, study.Study.Unit(study.Reading));
        return new StudyAnswer
        {
            Findings = [finding],
            Shown = Shown(texts, study.Result, study.Reading),
            Figures = [.. Figures(study, texts, finding)],
            Tables = [],
        };
    }

    private static string Finding(StudySentences texts, SweepResult result, Reading reading, string unit)
    {
        var solved = Solved(result);
        if (solved.Length == 0)
            throw new FailedCasesException($"All {Text(result.Points.Length)} cases failed; the first: {result.Failed[0].Reason}");
        string At(SweepPoint point) =>
            texts.At(
                texts.Value(reading.Of(point.Result), unit),
                string.Join(", ", result.Axes.Zip(point.Values, (axis, value) => $"{texts.Say.Names.Path(axis.Path)} = {Text(value)}"))
            );
        return texts.Goes(
            reading,
            At(solved.MinBy(point => reading.Of(point.Result))!),
            At(solved.MaxBy(point => reading.Of(point.Result))!)
        );
    }

    private static ShownTable? Shown(StudySentences texts, SweepResult result, Reading reading)
    {
        var grid = result.Grid(reading);
        if (grid[0].Length > MostColumnsShown)
            return null;
        string[] headers = result.Axes.Length == 1 ? [texts.Say.Names.Outcome(reading.Name)] : [.. result.Axes[1].Values.Select(Text)];
        var number = texts.Say.Alike(grid.SelectMany(row => row).OfType<double>());
        var corner = string.Join(" \\ ", result.Axes.Select(axis => texts.Say.Names.Path(axis.Path)));
        return new ShownTable(
            corner,
            headers,
            grid.Select(
                (row, index) =>
                    (
                        Text(result.Axes[0].Values[index]),
                        (IReadOnlyList<string>)[.. row.Select(cell => cell is { } value ? number(value) : texts.Failed)]
                    )
            )
        );
    }

    private static IEnumerable<(string, Figure)> Figures(SweepStudy study, StudySentences texts, string finding)
    {
        var (result, reading) = (study.Result, study.Reading);
        var text = new FigureText(Sentences.Capital(finding), Sentences.Capital(texts.In(reading)));
        var (unit, axes) = (study.Study.Unit(reading), result.Axes);
        var target = texts.LineOf(study.Study.TargetOn(reading), unit);
        if (axes.Length == 2)
        {
            if (axes.All(axis => axis.Values.Length <= HeatMap.MostNames))
                yield return (
                    "sweep",
                    new HeatMap(
                        text,
                        new Axis(texts.Say.Names.Path(axes[1].Path)),
                        new Axis(texts.Say.Names.Path(axes[0].Path)),
                        texts.AxisOf(unit),
                        axes[1].Values.Select(Text),
                        axes[0].Values.Select(Text),
                        result.Grid(reading)
                    )
                    {
                        Target = target,
                    }
                );
            yield break;
        }
        var points = Solved(result).DistinctBy(point => point.Values[0]).OrderBy(point => point.Values[0]).ToArray();
        yield return (
            "sweep",
            new LineChart(
                text,
                new Axis(texts.Say.Names.Path(axes[0].Path)),
                texts.AxisOf(unit),
                points.Select(point => point.Values[0]),
                [new LineSeries(texts.Say.Names.Outcome(reading.Name), points.Select(point => reading.Of(point.Result))) { Points = true }],
                target
            )
        );
    }

    private static SweepPoint[] Solved(SweepResult result) => [.. result.Points.Where(point => point.Result.Failure is null)];

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
