using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Sensitivities;

/// <summary>
/// One factor at a time from a low to a high quantile, the others at their medians (Howard 1988). It does not see interactions. Where a
/// series of shocks and correlated inputs then stand, <see cref="InputSpace.PointAt"/> says.
/// </summary>
internal static class Tornado
{
    /// <summary>Moves each factor of an input space.</summary>
    /// <exception cref="FailedCasesException">Cases failed, and leaving them out was not asked for, or it was the middle.</exception>
    public static TornadoResult Run(
        ICaseRunner runner,
        InputSpace inputs,
        Reading reading,
        TornadoOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(reading);
        options ??= new TornadoOptions();
        if (!(options.Quantile is > 0 and < 0.5))
            throw new StudyException($"tornado: got the quantile {Invariant.Text(options.Quantile)}, expected one between 0 and 0.5");
        var points = new List<double[]> { Enumerable.Repeat(0.5, inputs.Dimensions).ToArray() };
        foreach (var factor in inputs.Factors)
        {
            points.Add(inputs.PointAt(factor, options.Quantile));
            points.Add(inputs.PointAt(factor, 1 - options.Quantile));
        }
        var readings = SensitivityRun.Read(runner, inputs, reading, points, context);
        SensitivityRun.Require(readings, options.FailedCases, "a tornado chart");
        if (double.IsNaN(readings.Values[0]))
            throw FailedCasesException.Refusing("a tornado chart", readings.Failed, points.Count);
        double? At(int index) => double.IsNaN(readings.Values[index]) ? null : readings.Values[index];
        return new TornadoResult(
            reading,
            readings.Values[0],
            [
                .. inputs
                    .Factors.Select((factor, k) => new TornadoBar(factor.Name, At(1 + 2 * k), At(2 + 2 * k)))
                    .OrderByDescending(bar => bar.Width)
                    .ThenBy(bar => bar.Factor, StringComparer.Ordinal),
            ],
            readings.Failed
        );
    }
}
