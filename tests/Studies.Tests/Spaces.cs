using System.Collections.Immutable;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Engine.Outcomes;
using TradeSim.Engine.Policies;
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

    /// <summary>A campaign of ONE in year 1, which cuts the cost of its exports, and the safeguard with which TWO answers in year
    /// 2.</summary>
    public static SimulationRunner Reacting() =>
        new(
            new Scenario
            {
                Name = "reacting",
                World = World.Create(
                    new WorldTables
                    {
                        Economies = [new("ONE", "One"), new("TWO", "Two")],
                        Sectors = [new("goods", "Goods", 4)],
                        Flows = [80, 20, 20, 180],
                        Tariffs = new double[4],
                        ValueAddedShares = [1, 1],
                    }
                ),
                BaselineYear = 0,
                LastYear = 2,
                Parameters =
                [
                    new("policies.campaign.intensity", ParameterRole.Policy, 1, 0, 10),
                    new("governments.answer.active", ParameterRole.Policy, 1, 0, 1),
                ],
                Policies =
                [
                    new TradeCost
                    {
                        Name = "campaign",
                        By = [0],
                        From = 1,
                        Intensity = ParameterRef.Parameter(0),
                        Factors = [new(0, 1, 0, 0.9)],
                    },
                ],
                Rules =
                [
                    new SafeguardRule
                    {
                        Name = "answer",
                        By = [1],
                        Active = ParameterRef.Parameter(1),
                        Exporters = [0],
                        Sectors = [0],
                        Threshold = 0.1,
                        Tariff = 0.2,
                        Years = 3,
                    },
                ],
                Outcomes =
                [
                    new Turnover(new([0], [1], [0]), new([1], [0], [0])) { Name = "turnover" },
                    new Exports(new([0], [1], [0])) { Name = "exports" },
                ],
            }
        );

    /// <summary>Runs cases backwards, one by one, on another thread: whoever depends on order or batch gets other numbers.</summary>
    public sealed class Shuffled(ICaseRunner inner, int perBatch) : ICaseRunner
    {
        public CaseSpace Space => inner.Space;

        public Task<IReadOnlyList<CaseResult>> RunAsync(
            CaseTable table,
            RunOptions? options = null,
            IProgress<int>? progress = null,
            CancellationToken cancellation = default
        )
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
            return Task.FromResult<IReadOnlyList<CaseResult>>(results);
        }
    }
}
