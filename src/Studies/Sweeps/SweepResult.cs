using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Sweeps;

/// <summary>The outcomes over a grid.</summary>
/// <param name="Space">Parameters, outcomes and years.</param>
/// <param name="Axes">The parameters and their values.</param>
/// <param name="Points">The points, the last axis fastest.</param>
internal sealed record SweepResult(CaseSpace Space, ImmutableArray<SweepAxis> Axes, ImmutableArray<SweepPoint> Points)
{
    /// <summary>Points without results.</summary>
    public ImmutableArray<FailedCase> Failed =>
        [
            .. Points
                .Where(point => point.Result.Failure is not null)
                .Select(point => new FailedCase(point.Result.Case, point.Result.Failure!)),
        ];

    /// <summary>A heat map: the reading by value of the first and (where there is one) of the second axis; null where a case
    /// failed.</summary>
    public double?[][] Grid(Reading reading)
    {
        var width = Axes.Length == 2 ? Axes[1].Values.Length : 1;
        return [.. Points.Select(point => point.Result.Failure is null ? reading.Of(point.Result) : (double?)null).Chunk(width)];
    }

    /// <summary><c>outcomes.csv</c>: case, a column for each axis, year, outcome, value; a failed case has one row without a
    /// value.</summary>
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
