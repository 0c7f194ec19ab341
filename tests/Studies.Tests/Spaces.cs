using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Tests;

/// <summary>Formulas dressed as scenarios.</summary>
internal static class Spaces
{
    public static ImmutableArray<Parameter> Parameters(int count, double from = 0, double to = 1, double otherwise = 0) =>
        [.. Enumerable.Range(0, count).Select(k => new Parameter($"policies.p{k}.intensity", ParameterRole.Policy, otherwise, from, to))];

    public static FunctionRunner Runner(
        int count,
        Func<IReadOnlyList<double>, double> formula,
        double from = 0,
        double to = 1,
        double otherwise = 0
    ) => new(Parameters(count, from, to, otherwise), formula);

    public static InputSpace Uniform(ICaseRunner runner) =>
        new(
            runner.Space,
            [
                .. runner.Space.Parameters.Select(parameter =>
                    (UncertainInput)new UncertainParameter(parameter.Path, new UniformDistribution(parameter.Minimum, parameter.Maximum))
                ),
            ]
        );

    public static Reading Y(this ICaseRunner runner) => runner.Space.Read("y", 1);

    public static Goal AtLeast(this ICaseRunner runner, double value) => new(runner.Y(), Bound.AtLeast, value);

    /// <summary>Runs cases backwards, one by one, on another thread: whoever depends on order or batch gets other numbers.</summary>
    public sealed class Shuffled(ICaseRunner inner, int perBatch) : ICaseRunner
    {
        public CaseSpace Space => inner.Space;

        public IReadOnlyList<CaseResult> Run(CaseTable table, IProgress<int>? progress, CancellationToken cancellation)
        {
            var results = new CaseResult[table.Count];
            Parallel.ForEach(
                Enumerable.Range(0, table.Count).Reverse().Chunk(perBatch),
                new ParallelOptions { MaxDegreeOfParallelism = 2 },
                batch =>
                {
                    var rows = batch.SelectMany(@case => table.Row(@case).ToArray()).ToArray();
                    foreach (var result in inner.Run(new CaseTable(table.Columns, rows, batch.Length), null, cancellation))
                        results[batch[result.Case]] = result with { Case = batch[result.Case] };
                }
            );
            return results;
        }
    }
}
