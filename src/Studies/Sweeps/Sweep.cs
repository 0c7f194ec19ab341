using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Sweeps;

/// <summary>A parameter and the values it takes.</summary>
/// <param name="Path">The parameter.</param>
/// <param name="Values">The values.</param>
public sealed record SweepAxis(string Path, ImmutableArray<double> Values)
{
    private const int MostValues = 10_000;

    /// <summary>Reads <c>path=from:to:step</c> (both ends included) or <c>path=a,b,c</c>.</summary>
    /// <exception cref="StudyException">It is neither.</exception>
    public static SweepAxis Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw Wrong(text);
        var (path, values) = (text[..equals].Trim(), text[(equals + 1)..]);
        return new SweepAxis(
            path,
            values.Contains(':', StringComparison.Ordinal)
                ? Grid(text, values.Split(':'))
                : [.. values.Split(',').Select(value => Number(text, value))]
        );
    }

    private static ImmutableArray<double> Grid(string text, string[] parts)
    {
        if (parts.Length != 3)
            throw Wrong(text);
        var (from, to, step) = (Number(text, parts[0]), Number(text, parts[1]), Number(text, parts[2]));
        var steps = Math.Floor((to - from) / step * (1 + 1e-12) + 1e-9);
        if (step == 0 || !(steps is >= 0 and < MostValues))
            throw new StudyException(
                $"got '{text}', expected a step that goes from {Invariant.Text(from)} to {Invariant.Text(to)} in at most {Invariant.Text(MostValues)} values"
            );
        if (Math.Abs(Rounded(from + steps * step, step) - to) > 1e-9 * Math.Abs(step))
            throw new StudyException(
                $"got '{text}', whose steps end at {Invariant.Text(Rounded(from + steps * step, step))}, expected a step that ends at {Invariant.Text(to)}, or path=a,b,c"
            );
        return [.. Enumerable.Range(0, (int)steps + 1).Select(index => Rounded(from + index * step, step))];
    }

    /// <summary>Rounded so that 0:1:0.1 holds 0.3 and not 0.30000000000000004, and -0.3:0.3:0.1 holds 0 and not 5.6e-17.</summary>
    private static double Rounded(double value, double step) =>
        Math.Abs(value) < 1e-9 * Math.Abs(step)
            ? 0
            : double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Number(string text, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(text);

    private static StudyException Wrong(string text) =>
        new($"got '{text}', expected path=from:to:step or path=a,b,c such as policies.corridor.intensity=0:1:0.1");
}

/// <summary>A grid of values over one or two parameters.</summary>
public static class Sweep
{
    /// <summary>Runs all points of the grid.</summary>
    /// <param name="runner">Who runs cases.</param>
    /// <param name="axes">One or two parameters with their values; the last one varies fastest.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="StudyException">A parameter is unknown or a value is beyond its bounds.</exception>
    public static SweepResult Run(ICaseRunner runner, ImmutableArray<SweepAxis> axes, StudyContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        if (axes.Length is not (1 or 2))
            throw new StudyException($"got {Invariant.Text(axes.Length)} parameters to sweep over, expected one or two");
        ImmutableArray<int> columns = [.. axes.Select(axis => runner.Space.ParameterIndex(axis.Path))];
        if (axes.Length == 2 && columns[0] == columns[1])
            throw new StudyException($"got {axes[0].Path} twice, expected two parameters");
        foreach (var (axis, column) in axes.Zip(columns))
        {
            var parameter = runner.Space.Parameters[column];
            foreach (var value in axis.Values)
            {
                if (value < parameter.Minimum || value > parameter.Maximum)
                    throw new StudyException(
                        $"{axis.Path}: got {Invariant.Text(value)}, expected a value from {Invariant.Text(parameter.Minimum)} to {Invariant.Text(parameter.Maximum)}"
                    );
            }
        }
        double[][] points =
            axes.Length == 1
                ? [.. axes[0].Values.Select(value => (double[])[value])]
                : [.. from first in axes[0].Values from second in axes[1].Values select (double[])[first, second]];
        var table = new CaseTable(columns, points.SelectMany(point => point).ToArray(), points.Length);
        var results = new CaseDesk(runner, context ?? StudyContext.Default, points.Length).Take(table);
        return new SweepResult(runner.Space, axes, [.. points.Zip(results, (point, result) => new SweepPoint([.. point], result))]);
    }
}

/// <summary>One point of a grid.</summary>
/// <param name="Values">Its values, one for each axis.</param>
/// <param name="Result">What came out.</param>
public sealed record SweepPoint(ImmutableArray<double> Values, CaseResult Result);

/// <summary>The outcomes over a grid.</summary>
/// <param name="Space">Parameters, outcomes and years.</param>
/// <param name="Axes">The parameters and their values.</param>
/// <param name="Points">The points, the last axis fastest.</param>
public sealed record SweepResult(CaseSpace Space, ImmutableArray<SweepAxis> Axes, ImmutableArray<SweepPoint> Points)
{
    /// <summary>Points without results.</summary>
    public ImmutableArray<FailedCase> Failed =>
        [
            .. Points
                .Where(point => point.Result.Failure is not null)
                .Select(point => new FailedCase(point.Result.Case, point.Result.Failure!)),
        ];

    /// <summary>A heat map: the reading by value of the first and (where there is one) of the second axis; null where a
    /// case failed.</summary>
    public double?[][] Grid(Reading reading)
    {
        var width = Axes.Length == 2 ? Axes[1].Values.Length : 1;
        return [.. Points.Select(point => point.Result.Failure is null ? reading.Of(point.Result) : (double?)null).Chunk(width)];
    }

    /// <summary><c>outcomes.csv</c>: case, a column for each axis, year, outcome, value; a failed case has one row without
    /// a value.</summary>
    public StudyTable OutcomesTable() =>
        new("outcomes", ["case", .. Axes.Select(axis => axis.Path), "year", "outcome", "value", "failure"], Rows());

    private IEnumerable<object?[]> Rows()
    {
        foreach (var point in Points)
        {
            object?[] start = [point.Result.Case, .. point.Values.Select(value => (object?)value)];
            if (point.Result.Failure is { } reason)
            {
                yield return [.. start, null, null, null, reason];
                continue;
            }
            for (var year = Space.BaselineYear; year <= Space.LastYear; year++)
            {
                foreach (var outcome in Space.Outcomes)
                    yield return [.. start, year, outcome, Space.Read(outcome, year).Of(point.Result), null];
            }
        }
    }
}
