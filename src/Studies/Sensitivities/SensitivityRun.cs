using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Sensitivities;

/// <summary>Runs points of the unit cube, a bounded number at a time, and reads one figure of each.</summary>
internal static class SensitivityRun
{
    private const int PointsPerTable = 2048;

    public static Readings Read(
        ICaseRunner runner,
        InputSpace inputs,
        Reading reading,
        IReadOnlyCollection<double[]> points,
        StudyContext? context
    )
    {
        var tracked = new ProgressingRunner(runner, context ?? StudyContext.Default, points.Count);
        var results = new List<CaseResult>(points.Count);
        foreach (var chunk in points.Chunk(PointsPerTable))
        {
            var values = new double[chunk.Length * inputs.Dimensions];
            for (var row = 0; row < chunk.Length; row++)
                inputs.Map(chunk[row], values.AsSpan(row * inputs.Dimensions, inputs.Dimensions));
            var first = results.Count;
            results.AddRange(
                tracked
                    .Run(new CaseTable(inputs.Columns, values, chunk.Length))
                    .Select(result => result with { Case = first + result.Case })
            );
        }
        return new Readings(results, reading);
    }

    public static void Require(Readings readings, FailedCaseHandling policy, string figure)
    {
        if (readings.Failed.Length > 0 && policy == FailedCaseHandling.Refuse)
            throw FailedCasesException.Refusing(figure, readings.Failed, readings.Values.Length, policy);
    }
}
