using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using TradeSim.Figures;
using TradeSim.Runs.Reports;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Sweeps;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim sweep FILE --over path=0:1:0.1</c>: an outcome over a grid of one or two numbers.</summary>
internal static class SweepCommand
{
    private const int MostColumnsShown = 12;

    public static Command Create()
    {
        var over = new Option<string[]>("--over")
        {
            Description = "A number of the scenario and the values it takes, both ends included; once or twice.",
            HelpName = "path=from:to:step",
            Required = true,
        };
        return StudyCommand.Create(
            "sweep",
            "Runs a grid over one or two numbers of a scenario: a line, or a heat map.",
            [over, .. StudyOptions.Reading()],
            call => Ask(call, call.Get<string[]>(over.Name)!)
        );
    }

    private static StudyAnswer Ask(StudyCall call, string[] over)
    {
        var reading = call.Reading();
        ImmutableArray<SweepAxis> axes = [.. over.Select(SweepAxis.Parse)];
        call.Fitting(axes.Take(2).Aggregate(1L, (cases, axis) => cases * axis.Values.Length));
        var result = call.Run(context => Sweep.Run(call.Runner, axes, context));
        var finding = Finding(call.Tell, result, reading, call.Unit(reading));
        return new StudyAnswer
        {
            Findings = [finding],
            Shown = Shown(call.Tell, result, reading),
            Figures = [.. Figures(call, result, reading, finding)],
            Tables = [result.OutcomesTable()],
            Failed = result.Failed,
        };
    }

    private static string Finding(StudySentences tell, SweepResult result, Reading reading, string unit)
    {
        var solved = Solved(result);
        if (solved.Length == 0)
            throw new FailedCasesException($"All {Text(result.Points.Length)} cases failed; the first: {result.Failed[0].Reason}");
        string At(SweepPoint point) =>
            tell.At(
                tell.Value(reading.Of(point.Result), unit),
                string.Join(", ", result.Axes.Zip(point.Values, (axis, value) => $"{axis.Path}={Text(value)}"))
            );
        return tell.Goes(
            reading,
            At(solved.MinBy(point => reading.Of(point.Result))!),
            At(solved.MaxBy(point => reading.Of(point.Result))!)
        );
    }

    private static ShownTable? Shown(StudySentences tell, SweepResult result, Reading reading)
    {
        var grid = result.Grid(reading);
        if (grid[0].Length > MostColumnsShown)
            return null;
        string[] headers = result.Axes.Length == 1 ? [reading.Name] : [.. result.Axes[1].Values.Select(Text)];
        var corner = string.Join(" \\ ", result.Axes.Select(axis => axis.Path));
        return new ShownTable(
            corner,
            headers,
            grid.Select(
                (row, index) =>
                    (
                        Text(result.Axes[0].Values[index]),
                        (IReadOnlyList<string>)[.. row.Select(cell => cell is { } value ? tell.Number(value) : tell.Failed)]
                    )
            )
        );
    }

    private static IEnumerable<(string, Figure)> Figures(StudyCall call, SweepResult result, Reading reading, string finding)
    {
        var text = new FigureText(Sentences.Capital(finding), Sentences.Capital(call.Tell.In(reading)));
        var (unit, axes) = (call.Unit(reading), result.Axes);
        var target = call.Tell.LineOf(call.TargetOn(reading), unit);
        if (axes.Length == 2)
        {
            if (axes.All(axis => axis.Values.Length <= HeatMap.MostNames))
                yield return (
                    "sweep",
                    new HeatMap(
                        text,
                        new Axis(axes[1].Path),
                        new Axis(axes[0].Path),
                        call.Tell.AxisOf(unit),
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
                new Axis(axes[0].Path),
                call.Tell.AxisOf(unit),
                points.Select(point => point.Values[0]),
                [new LineSeries(reading.Name, points.Select(point => reading.Of(point.Result))) { Points = true }],
                target
            )
        );
    }

    private static SweepPoint[] Solved(SweepResult result) => [.. result.Points.Where(point => point.Result.Failure is null)];

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
