using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.History;
using TradeSim.Studies.Randomness;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Tests;

public sealed class ForecastErrorTests
{
    // Three economies, two of them regions of one country, two sectors; 2023 to 2030.
    private static readonly ImmutableArray<string> Countries = ["KGZ", "BLR", "BLR"];
    private static readonly FlowSet There = new([0], [1, 2], [0, 1]);
    private static readonly FlowSet Back = new([1, 2], [0], [0, 1]);
    private static readonly ImmutableArray<Outcome> Outcomes =
    [
        new Turnover(There, Back) { Name = "turnover" },
        new Exports(There) { Name = "exports" },
        new Imports(Back) { Name = "imports" },
        new Balance(There, Back) { Name = "balance" },
        new Share(new FlowSet([0], [1, 2], [0]), There) { Name = "share" },
        new Exports(new FlowSet([1], [2], [0, 1])) { Name = "within" },
        new Cost([]) { Name = "cost" },
    ];

    private static readonly FlowStructure Flows = new(Outcomes, PairFlow.Of(Outcomes, 2), Countries, 2);
    private static readonly CaseSpace Space = new(
        [new Parameter("assumptions.growth", ParameterRole.Assumption, 0.05, -1, 1)],
        [.. Outcomes.Select(outcome => outcome.Name)],
        [.. Outcomes.Select(outcome => outcome.Unit)],
        2023,
        2030
    )
    {
        Targets = [new Target(0, Bound.AtLeast, 500, 2030)],
        Flows = Flows,
    };

    private static readonly Lazy<ForecastErrorModel> Errors = new(() => ForecastErrorModel.Of(TradeHistory.Shipped(), 7));

    [Fact]
    public void Parts_and_totals_agree_case_by_case_with_and_without_errors()
    {
        var result = Drawn(500).WithForecastErrors(Errors.Value);
        foreach (var ensemble in (EnsembleResult[])[result, result.Spread!])
        {
            for (var @case = 0; @case < 500; @case++)
            {
                for (var year = 2023; year <= 2030; year++)
                {
                    double At(string outcome) => ensemble.Value(@case, Space.Read(outcome, year));
                    Assert.Equal(At("turnover"), At("exports") + At("imports"), 1e-9 * At("turnover"));
                    Assert.Equal(At("balance"), At("exports") - At("imports"), 1e-9 * At("turnover"));
                    Assert.Equal(0.5, At("share"), 1e-9);
                    // Regions of one country have no errors with each other, and costs are not flows.
                    Assert.Equal(7, At("within"), 1e-9);
                    Assert.Equal(3, At("cost"));
                }
            }
        }
        Assert.Equal(result.Values(Space.Read("turnover", 2023)), result.Spread!.Values(Space.Read("turnover", 2023)));
        Assert.NotEqual(result.Value(0, Space.Read("exports", 2025)), result.Spread!.Value(0, Space.Read("exports", 2025)));
    }

    [Fact]
    public void The_band_of_a_turnover_is_as_wide_as_past_errors_whatever_of_it_was_drawn()
    {
        var errors = Errors.Value;
        foreach (var deviation in (double[])[0.0001, 0.02])
        {
            var result = Drawn(4000, deviation).WithForecastErrors(errors);
            var pair = Assert.Single(result.PairErrors);
            Assert.Equal(("BLR", "KGZ", "KGZ-BLR"), (pair.First, pair.Second, pair.Own!.Name));
            foreach (var year in (int[])[1, 3, 7])
            {
                var quantiles = result.Fan("turnover")[year].Quantiles;
                Assert.Equal(
                    2 * errors.Turnover.Quantile(pair.Volatility, year, 0.9),
                    Math.Log(quantiles[4] / quantiles[0]),
                    0.08 * 2 * errors.Turnover.Quantile(pair.Volatility, year, 0.9)
                );
                // About the scenario's own path.
                Assert.Equal(1, quantiles[2] / result.Spread!.Fan("turnover")[year].Quantiles[2], 0.06);
            }
        }
        // A spread wider than past errors stays as it is.
        var wide = Drawn(2000, 0.4).WithForecastErrors(errors);
        Assert.Equal(
            wide.Spread!.Fan("turnover")[7].Quantiles[4],
            wide.Fan("turnover")[7].Quantiles[4],
            1e-6 * wide.Fan("turnover")[7].Quantiles[4]
        );
    }

    [Fact]
    public void Errors_of_one_case_stay_over_the_years_as_observed()
    {
        var errors = Errors.Value;
        var result = Drawn(4000, 0.0001).WithForecastErrors(errors);
        double[] Ranks(int year)
        {
            var values = result.Values(Space.Read("turnover", 2023 + year));
            var order = Enumerable.Range(0, values.Length).OrderBy(index => values[index]).ToArray();
            var ranks = new double[values.Length];
            foreach (var (rank, index) in order.Index())
                ranks[index] = NormalScore.Quantile((rank + 0.5) / values.Length);
            return ranks;
        }
        var (one, four) = (Ranks(1), Ranks(4));
        var correlation = one.Zip(four, (a, b) => a * b).Average();
        Assert.Equal(Math.Pow(0.25, errors.Persistence), correlation, 0.05);
        Assert.InRange(errors.Persistence, 0.3, 0.8); // near a random walk
        Assert.InRange(errors.CommonShare, 0.1, 0.6);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_a_case_does_not_see_its_neighbours()
    {
        string Tables(EnsembleResult result) =>
            result.OutcomesTable().ToString() + result.QuantilesTable() + result.TargetsTable() + result.PairErrorsTable();
        Assert.Equal(
            Tables(Drawn(100).WithForecastErrors(Errors.Value)),
            Tables(Drawn(100).WithForecastErrors(ForecastErrorModel.Of(TradeHistory.Shipped(), 7)))
        );
        Assert.NotEqual(Tables(Drawn(100).WithForecastErrors(Errors.Value)), Tables(Drawn(100, seed: 2).WithForecastErrors(Errors.Value)));
        // Errors of a case depend on how far others spread, and on nothing else of them.
        var still = (Drawn(100, 1e-12).WithForecastErrors(Errors.Value), Drawn(300, 1e-12).WithForecastErrors(Errors.Value));
        Assert.Equal(still.Item1.Value(7, Space.Read("exports", 2028)), still.Item2.Value(7, Space.Read("exports", 2028)), 1e-6);
    }

    [Fact]
    public void Tables_have_both_kinds_and_count_what_the_headline_counts()
    {
        var result = Drawn(500).WithForecastErrors(Errors.Value);
        var goal = Goal.Of(Space, Space.Targets[0]);
        var rows = result.OutcomesTable().Rows.Where(row => (int)row[1]! == 2030 && (string)row[2]! == "turnover").ToArray();
        Assert.Equal(result.Spread!.Probability(goal).Reached, rows.Count(row => (double)row[3]! >= 500));
        Assert.Equal(result.Probability(goal).Reached, rows.Count(row => (double)row[4]! >= 500));
        Assert.Equal(0, result.Spread!.Probability(goal).Reached);
        Assert.True(result.Probability(goal).Reached > 0);
        foreach (var table in (Tables.StudyTable[])[result.OutcomesTable(), result.QuantilesTable(), result.TargetsTable()])
        {
            Assert.Contains(table.Columns, column => column.StartsWith("model_spread_", StringComparison.Ordinal));
            Assert.Contains(table.Columns, column => column.StartsWith("forecast_band_", StringComparison.Ordinal));
            Assert.DoesNotContain(table.Columns, column => column is "value" or "probability" or "low_95" or "high_95");
        }
        Assert.Equal(UncertaintyKind.ForecastBand, result.Kind);
        Assert.Equal(UncertaintyKind.ModelSpread, result.Spread!.Kind);
    }

    [Fact]
    public void A_pair_without_a_series_has_the_band_of_pairs_of_its_size_and_small_pairs_wider_ones()
    {
        var errors = Errors.Value;
        var (own, small, large) = (errors.PairOf("BLR", "KGZ", 133), errors.PairOf("SRB", "VNM", 5), errors.PairOf("SRB", "VNM", 5000));
        Assert.Equal("KGZ-BLR", own.Own!.Name);
        Assert.Null(small.Own);
        Assert.True(small.PairsOfSize > 0);
        Assert.True(errors.Turnover.Quantile(small.Volatility, 5, 0.9) > errors.Turnover.Quantile(large.Volatility, 5, 0.9));
        Assert.True(errors.Turnover.Scale(own.Volatility, 5) > errors.Turnover.Scale(own.Volatility, 1));
        Assert.Equal(5, errors.LongestTested);
        Assert.InRange(errors.Coverage!.Value, 0.75, 0.85);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public void Students_t_is_that_of_the_library(int degrees)
    {
        foreach (var probability in (double[])[0.001, 0.1, 0.25, 0.5, 0.8, 0.99, 0.99999])
        {
            var score = StudentT.Quantile(degrees, probability);
            Assert.Equal(
                MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, degrees, probability),
                score,
                1e-6 * Math.Max(1, Math.Abs(score))
            );
            Assert.Equal(probability, StudentT.Probability(degrees, score), 1e-12);
        }
        // CRPS by integration: ∫ (F(x) − 1{x ≥ y})² dx.
        foreach (var (scale, value) in ((double, double)[])[(1, 0), (0.3, 0.7), (2, -1.5)])
        {
            const double Step = 0.002;
            var sum = 0.0;
            for (var x = -300.0; x < 300; x += Step)
            {
                var below = StudentT.Probability(degrees, (x + Step / 2) / scale) - (x + Step / 2 >= value ? 1 : 0);
                sum += below * below * Step;
            }
            Assert.Equal(sum, StudentT.Score(degrees, scale, value), 0.01);
        }
    }

    [Fact]
    public void A_formula_without_flows_has_no_forecast_errors()
    {
        var runner = Spaces.Runner(1, x => x[0]);
        var result = Ensemble.Run(runner, new Design(Spaces.Uniform(runner), 4));
        Assert.Throws<StudyException>(() => result.WithForecastErrors(Errors.Value));
    }

    private static EnsembleResult Drawn(int cases, double deviation = 0.01, ulong seed = 1) =>
        Ensemble.Run(
            new FlowRunner(),
            new Design(
                new InputSpace(Space, [new UncertainParameter("assumptions.growth", new NormalDistribution(0.05, deviation))]),
                cases,
                Sampling.Sobol,
                seed
            )
        );

    /// <summary>Flows that grow, as a scenario has them.</summary>
    private sealed class FlowRunner : ICaseRunner
    {
        public CaseSpace Space => ForecastErrorTests.Space;

        public Task<IReadOnlyList<CaseResult>> RunAsync(
            CaseTable table,
            RunOptions? options = null,
            IProgress<int>? progress = null,
            CancellationToken cancellation = default
        ) =>
            Task.FromResult<IReadOnlyList<CaseResult>>([
                .. Enumerable.Range(0, table.Count).Select(@case => Result(@case, table.Row(@case)[0])),
            ]);

        private static CaseResult Result(int @case, double growth)
        {
            var years = Enumerable.Range(0, 8).Select(year => new Year(growth, year)).ToArray();
            return new CaseResult
            {
                Case = @case,
                Rounds = [],
                Residuals = [],
                Outcomes =
                [
                    .. years.Select(year => Outcomes.Select(outcome => outcome is Cost ? 3 : outcome.Measure(year)).ToImmutableArray()),
                ],
                PairFlows = [.. years.Select(year => Flows.Parts.Select(part => part.In(year)).ToImmutableArray())],
            };
        }
    }

    private sealed class Year(double growth, int after) : ITradeYear
    {
        int ITradeYear.Year => 2023 + after;

        // 20 a year there, 90 back, and 7 within the country.
        public double Flow(int exporter, int importer, int sector) =>
            exporter == 0 ? 5 * Math.Exp(growth * after)
            : importer == 0 ? 22.5 * Math.Exp(growth * after)
            : 3.5;

        public double Wage(int economy) => 1;

        public double PriceIndex(int economy) => 1;

        public double Income(int economy) => 1;

        public double IncomeValue(int economy) => 1;

        public double BaselineIncome(int economy) => 1;
    }
}
