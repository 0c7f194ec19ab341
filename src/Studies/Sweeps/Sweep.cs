using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Sweeps;

/// <summary>A grid of values over one or two parameters.</summary>
internal static class Sweep
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
                        $"{axis.Path}: got {Invariant.Text(value)}, expected a value from {Invariant.Text(parameter.Minimum)} to "
                            + $"{Invariant.Text(parameter.Maximum)}"
                    );
            }
        }
        double[][] points =
            axes.Length == 1
                ? [.. axes[0].Values.Select(value => (double[])[value])]
                : [.. from first in axes[0].Values from second in axes[1].Values select (double[])[first, second]];
        var table = new CaseTable(columns, points.SelectMany(point => point).ToArray(), points.Length);
        var results = new ProgressingRunner(runner, context ?? StudyContext.Default, points.Length).Run(table);
        return new SweepResult(runner.Space, axes, [.. points.Zip(results, (point, result) => new SweepPoint([.. point], result))]);
    }
}
