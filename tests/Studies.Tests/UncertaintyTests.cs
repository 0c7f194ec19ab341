using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Tests;

public sealed class UncertaintyTests
{
    private static readonly CaseSpace Space = new(
        [.. Enumerable.Range(0, 6).Select(k => new Parameter($"assumptions.a{k}", ParameterRole.Assumption, 0.05, -100, 100))],
        ["y"],
        [""],
        2023,
        2030
    );

    [Fact]
    public void Quantiles_are_those_of_the_textbook()
    {
        Assert.Equal(2 + 3 * 1.2815515655446004, new NormalDistribution(2, 3).Quantile(0.9), 1e-12);
        Assert.Equal(5, new LognormalDistribution(5, 0.7).Quantile(0.5), 1e-12);
        Assert.Equal(5 * Math.Exp(0.7 * 1.2815515655446004), new LognormalDistribution(5, 0.7).Quantile(0.9), 1e-11);
        Assert.Equal(3.5, new UniformDistribution(2, 4).Quantile(0.75), 1e-15);
        // Triangle 0, 1, 3: F(1) = 1/3; F(2) = 1 − 1/6.
        Assert.Equal(1, new TriangularDistribution(0, 1, 3).Quantile(1.0 / 3), 1e-12);
        Assert.Equal(2, new TriangularDistribution(0, 1, 3).Quantile(5.0 / 6), 1e-12);
        // A symmetric PERT has its median in the middle; its mean is (from + 4 likeliest + to) / 6.
        Assert.Equal(5, new PertDistribution(0, 5, 10).Quantile(0.5), 1e-9);
        Assert.Equal(
            (0 + 4 * 2 + 10) / 6.0,
            Enumerable.Range(0, 2000).Average(k => new PertDistribution(0, 2, 10).Quantile((k + 0.5) / 2000)),
            1e-3
        );
        Assert.Equal(2.5, new EmpiricalDistribution([4, 1, 2, 3]).Quantile(0.5), 1e-15);
        Assert.Equal(0.3, Enumerable.Range(0, 1000).Average(k => new TwoPointDistribution(0.3).Quantile((k + 0.5) / 1000)), 1e-12);
    }

    [Fact]
    public void A_distribution_that_reaches_where_its_parameter_makes_no_sense_is_refused()
    {
        var space = Space with { Parameters = [new("assumptions.adjustment", ParameterRole.Assumption, 0.4, 0, 1)] };
        var error = Assert.Throws<StudyException>(() =>
            new InputSpace(space, [new UncertainParameter("assumptions.adjustment", new NormalDistribution(0.4, 0.5))])
        );
        Assert.StartsWith("assumptions.adjustment: got a distribution that reaches -0.76", error.Message, StringComparison.Ordinal);
        var unknown = Assert.Throws<StudyException>(() =>
            new InputSpace(space, [new UncertainParameter("assumptions.ajustment", new UniformDistribution(0, 1))])
        );
        Assert.EndsWith("Did you mean `assumptions.adjustment`?", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Correlated_inputs_keep_their_distributions_and_have_the_correlation_of_their_scores()
    {
        ImmutableArray<UncertainInput> inputs =
        [
            new UncertainParameter("assumptions.a0", new NormalDistribution(1, 2)),
            new UncertainParameter("assumptions.a1", new UniformDistribution(0, 1)),
            new UncertainParameter("assumptions.a2", new NormalDistribution(0, 1)),
        ];
        var correlation = new Uncertainty.Correlation(
            ["assumptions.a0", "assumptions.a1", "assumptions.a2"],
            new[,]
            {
                { 1, 0.6, -0.3 },
                { 0.6, 1, 0.2 },
                { -0.3, 0.2, 1 },
            }
        );
        var rows = RowsOf(new Design(new InputSpace(Space, inputs, correlation), 8192));
        var scores = rows.Select(row => (A: (row[0] - 1) / 2, B: NormalScore.Quantile(row[1]), C: row[2])).ToArray();
        Assert.Equal(0.6, MathNet.Numerics.Statistics.Correlation.Pearson(scores.Select(s => s.A), scores.Select(s => s.B)), 0.01);
        Assert.Equal(-0.3, MathNet.Numerics.Statistics.Correlation.Pearson(scores.Select(s => s.A), scores.Select(s => s.C)), 0.01);
        Assert.Equal(0.2, MathNet.Numerics.Statistics.Correlation.Pearson(scores.Select(s => s.B), scores.Select(s => s.C)), 0.01);
        Assert.Equal(0.25, rows.Select(row => row[1]).Quantile(0.25), 0.005);
        Assert.Equal(
            ["assumptions.a0 & assumptions.a1 & assumptions.a2"],
            new InputSpace(Space, inputs, correlation).Factors.Select(factor => factor.Name)
        );
    }

    [Fact]
    public void Inputs_that_nothing_links_are_factors_of_their_own()
    {
        (string, string)[] inputs = [.. Enumerable.Range(0, 5).Select(k => ($"assumptions.a{k}", "normal(0, 1)"))];
        var read = UncertaintyText.Read(
            Space,
            inputs,
            [("assumptions.a3", "assumptions.a0", 0.5), ("assumptions.a1", "assumptions.a2", -0.7)]
        );
        Assert.Equal(
            ["assumptions.a3 & assumptions.a0", "assumptions.a1 & assumptions.a2", "assumptions.a4"],
            read.Factors.Select(factor => factor.Name)
        );
        Assert.Equal<int[]>(
            [
                [0, 3],
                [1, 2],
                [4],
            ],
            read.Factors.Select(factor => factor.Dimensions.ToArray())
        );
        var rows = RowsOf(new Design(read, 8192));
        double Correlated(int a, int b) =>
            MathNet.Numerics.Statistics.Correlation.Pearson(rows.Select(row => row[a]), rows.Select(row => row[b]));
        Assert.Equal(0.5, Correlated(0, 3), 0.01);
        Assert.Equal(-0.7, Correlated(1, 2), 0.01);
        foreach (var (a, b) in ((int, int)[])[(0, 1), (0, 2), (3, 1), (3, 2), (0, 4)])
            Assert.Equal(0, Correlated(a, b), 0.01);
        // Linked through a third that leaves, two inputs are no longer linked.
        var chain = UncertaintyText.Read(
            Space,
            inputs[..3],
            [("assumptions.a0", "assumptions.a1", 0.5), ("assumptions.a1", "assumptions.a2", 0.5)]
        );
        Assert.Single(chain.Factors);
        Assert.Equal(
            ["assumptions.a0", "assumptions.a2"],
            chain.Only(input => input.Name != "assumptions.a1").Factors.Select(factor => factor.Name)
        );
    }

    [Fact]
    public void Pairs_of_numbers_and_pairs_of_series_can_be_correlated_side_by_side()
    {
        var space = new CaseSpace(
            [
                .. Space.Parameters,
                .. from economy in (string[])["KGZ", "BLR"]
                from year in (int[])[2024, 2025]
                select new Parameter($"assumptions.growth.{economy}.{year}", ParameterRole.Assumption, 0.05, -1, 1),
            ],
            ["y"],
            [""],
            2023,
            2025
        );
        var read = UncertaintyText.Read(
            space,
            [
                ("assumptions.a0", "normal(0, 1)"),
                ("assumptions.a1", "normal(0, 1)"),
                ("assumptions.growth.KGZ", "shocks(0, 0.01)"),
                ("assumptions.growth.BLR", "shocks(0, 0.01)"),
            ],
            [("assumptions.a0", "assumptions.a1", 0.5), ("assumptions.growth.KGZ", "assumptions.growth.BLR", 0.8)]
        );
        Assert.Equal(
            ["assumptions.a0 & assumptions.a1", "assumptions.growth.KGZ & assumptions.growth.BLR"],
            read.Factors.Select(factor => factor.Name)
        );
        var rows = RowsOf(new Design(read, 4096));
        Assert.Equal(0.8, MathNet.Numerics.Statistics.Correlation.Pearson(rows.Select(row => row[3]), rows.Select(row => row[5])), 0.02);
        var mixed = Assert.Throws<StudyException>(() =>
            UncertaintyText.Read(
                space,
                [("assumptions.a0", "normal(0, 1)"), ("assumptions.growth.KGZ", "shocks(0, 0.01)")],
                [("assumptions.a0", "assumptions.growth.KGZ", 0.5)]
            )
        );
        Assert.Equal(
            "correlations: got assumptions.a0, assumptions.growth.KGZ, which are of different length; expected single parameters, or "
                + "series of as many years",
            mixed.Message
        );
    }

    [Fact]
    public void Shocks_that_multiply_a_number_that_is_0_are_refused()
    {
        var space = Space with
        {
            Parameters =
            [
                .. Enumerable
                    .Range(2024, 3)
                    .Select(year => new Parameter($"assumptions.trade-cost-shocks.border.{year}", ParameterRole.Assumption, 0, -5, 5)),
            ],
        };
        var error = Assert.Throws<StudyException>(() =>
            UncertaintyText.Read(space, [("assumptions.trade-cost-shocks.border", "log-shocks(0.5, 0.05)")], [])
        );
        Assert.Equal(
            "assumptions.trade-cost-shocks.border: got log-shocks, which multiply, on assumptions.trade-cost-shocks.border.2024, which "
                + "is 0 and would stay 0; expected shocks(0.5, 0.05), which are added",
            error.Message
        );
    }

    [Theory]
    // The 1 % quantile of the standard normal is -2.326; of the first year it is 0.05 - 2.326 · 2, of the third 0.05 -
    // 2.326 · 0.3 · √(1 + 0.9² + 0.9⁴); the 99 % quantile of the factor is e^(2.326 · 3).
    [InlineData("shocks(0.5, 2)", "2024", "-4.603")]
    [InlineData("shocks(0.9, 0.3)", "2026", "-1.046")]
    [InlineData("log-shocks(0, 3)", "2024", "53.69")]
    [InlineData("shocks(1, 1e308)", "2024", "-Infinity")]
    public void Shocks_that_reach_where_a_year_makes_no_sense_are_refused(string text, string year, string reached)
    {
        var space = Space with
        {
            Parameters =
            [
                .. Enumerable
                    .Range(2024, 3)
                    .Select(year => new Parameter($"assumptions.growth.KGZ.{year}", ParameterRole.Assumption, 0.05, -0.99, 10)),
            ],
        };
        var error = Assert.Throws<StudyException>(() => UncertaintyText.Read(space, [("assumptions.growth.KGZ", text)], []));
        Assert.Equal(
            $"assumptions.growth.KGZ.{year}: got a distribution that reaches {reached} with more than 0.01 of its weight, expected "
                + $"values from -0.99 to 10",
            error.Message
        );
        Assert.NotNull(UncertaintyText.Read(space, [("assumptions.growth.KGZ", "shocks(0.9, 0.25)")], []));
    }

    [Fact]
    public void Contradictory_correlations_are_refused_with_the_reason()
    {
        var error = Assert.Throws<StudyException>(() =>
            new Uncertainty.Correlation(
                ["a", "b", "c"],
                new[,]
                {
                    { 1, 0.9, -0.9 },
                    { 0.9, 1, 0.9 },
                    { -0.9, 0.9, 1 },
                }
            )
        );
        Assert.Equal(
            "correlations: the matrix is not positive definite (smallest eigenvalue -0.8): its correlations of c contradict those "
                + "of a, b. Use correlations closer to 0.",
            error.Message
        );
        Assert.Contains(
            "expected the same both ways",
            Assert
                .Throws<StudyException>(() =>
                    new Uncertainty.Correlation(
                        ["a", "b"],
                        new[,]
                        {
                            { 1, 0.1 },
                            { 0.2, 1 },
                        }
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Shocks_that_last_have_the_variance_and_the_memory_of_an_autoregression()
    {
        var shocks = new AutoregressiveShocks("growth", [.. Space.Parameters.Select(parameter => parameter.Path)], 0.7, 0.02);
        var rows = RowsOf(new Design(new InputSpace(Space, [shocks]), 8192));
        // Var s_n = σ² (1 − ρ^2n) / (1 − ρ²); corr(s_5, s_6) = ρ √(Var s_5 / Var s_6).
        double Variance(int years) => 0.02 * 0.02 * (1 - Math.Pow(0.7, 2 * years)) / (1 - 0.49);
        Assert.Equal(0.05, rows.Average(row => row[5]), 1e-4);
        Assert.Equal(Variance(1), rows.Select(row => row[0]).Variance(), 0.02 * Variance(1));
        Assert.Equal(Variance(6), rows.Select(row => row[5]).Variance(), 0.02 * Variance(6));
        Assert.Equal(
            0.7 * Math.Sqrt(Variance(5) / Variance(6)),
            MathNet.Numerics.Statistics.Correlation.Pearson(rows.Select(row => row[4]), rows.Select(row => row[5])),
            0.01
        );
    }

    [Fact]
    public void A_latin_hypercube_has_one_case_in_each_slice_of_each_dimension()
    {
        var design = new Design(Inputs(4), 97, Sampling.LatinHypercube, 3);
        var point = new double[4];
        var slices = Enumerable
            .Range(0, 97)
            .Select(@case =>
            {
                design.Point(@case, point);
                return point.Select(value => (int)(value * 97)).ToArray();
            })
            .ToArray();
        for (var dimension = 0; dimension < 4; dimension++)
            Assert.Equal(Enumerable.Range(0, 97), slices.Select(slice => slice[dimension]).Order());
        Assert.NotEqual(slices.Select(slice => slice[0]), slices.Select(slice => slice[1]));
    }

    [Fact]
    public void Sobol_points_start_as_published_and_stay_balanced_when_scrambled()
    {
        var plain = new SobolSequence(3, null);
        // The first points of the sequence by their binary index: 0, 1/2, 1/4 and 3/4 in the first dimension.
        Assert.Equal([0.0, 0.5, 0.25, 0.75], Enumerable.Range(0, 4).Select(index => Math.Round(plain.Coordinate(index, 0), 6)));
        Assert.Equal([0.0, 0.5, 0.75, 0.25], Enumerable.Range(0, 4).Select(index => Math.Round(plain.Coordinate(index, 1), 6)));
        foreach (var dimension in (int[])[0, 1, 2, 17, 100, 511])
        {
            var scrambled = new SobolSequence(512, new RandomDraws(5));
            Assert.Equal(
                Enumerable.Range(0, 256),
                Enumerable.Range(0, 256).Select(index => (int)(scrambled.Coordinate(index, dimension) * 256)).Order()
            );
        }
        // A (0, 2)-sequence: 16 points of the first two dimensions fill each of 4 × 4 squares once.
        var pair = new SobolSequence(2, new RandomDraws(9));
        Assert.Equal(
            16,
            Enumerable
                .Range(0, 16)
                .Select(index => ((int)(4 * pair.Coordinate(index, 0)), (int)(4 * pair.Coordinate(index, 1))))
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public void Sobol_points_integrate_far_better_than_random_ones()
    {
        // ∫ Π (1 + (x − 1/2)) = 1 over eight dimensions.
        double Error(Sampling sampling) =>
            Math.Abs(
                RowsOf(new Design(Inputs(6), 4096, sampling, 11)).Average(row => row.Aggregate(1.0, (product, x) => product * (0.5 + x)))
                    - 1
            );
        Assert.InRange(Error(Sampling.Sobol), 0, 2e-4);
        Assert.InRange(Error(Sampling.LatinHypercube), 0, 1e-2);
        Assert.True(Error(Sampling.Random) > Error(Sampling.Sobol));
    }

    [Theory]
    [InlineData(Sampling.Random)]
    [InlineData(Sampling.LatinHypercube)]
    [InlineData(Sampling.Sobol)]
    public void A_case_is_a_function_of_its_number(Sampling sampling)
    {
        var design = new Design(Inputs(5), 50, sampling, 2);
        var together = RowsOf(design);
        foreach (var @case in (int[])[49, 0, 17])
            Assert.Equal(together[@case], design.Rows([@case]).Row(0).ToArray());
        Assert.NotEqual(together[3], RowsOf(new Design(Inputs(5), 50, sampling, 3))[3]);
    }

    [Fact]
    public void Another_input_leaves_the_random_draws_of_the_others_as_they_were()
    {
        var few = RowsOf(new Design(Inputs(2), 10, Sampling.Random));
        var more = RowsOf(new Design(Inputs(5), 10, Sampling.Random));
        Assert.Equal(few.Select(row => row[1]), more.Select(row => row[1]));
    }

    [Fact]
    public void Inputs_are_read_as_scenario_files_write_them()
    {
        var space = Space with
        {
            Parameters =
            [
                .. Space.Parameters,
                new("policies.plant.intensity", ParameterRole.Policy, 1, 0, 10),
                .. Enumerable
                    .Range(2024, 3)
                    .Select(year => new Parameter($"assumptions.growth.KGZ.{year}", ParameterRole.Assumption, 0.05, -1, 1)),
            ],
        };
        Assert.Equal(
            new UncertainParameter("assumptions.a0", new NormalDistribution(0.05, 0.01)).Distribution,
            ((UncertainParameter)UncertaintyText.Read(space, "assumptions.a0", "normal(0.05, 0.01)")).Distribution
        );
        Assert.Equal(
            new PertDistribution(1, 2, 4),
            ((UncertainParameter)UncertaintyText.Read(space, "assumptions.a0", " pert(1,2,4) ")).Distribution
        );
        Assert.Equal(
            new TwoPointDistribution(0.6, 1, 0),
            ((UncertainParameter)UncertaintyText.Read(space, "policies.plant.intensity", "chance(0.6)")).Distribution
        );
        var shocks = Assert.IsType<AutoregressiveShocks>(UncertaintyText.Read(space, "assumptions.growth.KGZ", "shocks(0.5, 0.02)"));
        Assert.Equal<string>(["assumptions.growth.KGZ.2024", "assumptions.growth.KGZ.2025", "assumptions.growth.KGZ.2026"], shocks.Paths);
        foreach (
            var (text, message) in ((string, string)[])
                [
                    ("0.05", "assumptions.a0: got '0.05', expected a distribution such as normal(0.05, 0.01)"),
                    (
                        "norml(0, 1)",
                        "assumptions.a0: got 'norml', expected one of normal, lognormal, uniform, triangular, pert, draws, chance, "
                            + "shocks, log-shocks. Did you mean `normal`?"
                    ),
                    ("normal(1)", "assumptions.a0: got 'normal(1)', expected normal(mean, deviation)"),
                    ("normal(1, x)", "assumptions.a0: got 'x' in 'normal(1, x)', expected a number"),
                    ("normal(1, -1)", "assumptions.a0: got 'normal(1, -1)'; normal(mean, deviation): expected a deviation above 0"),
                ]
        )
            Assert.Equal(message, Assert.Throws<StudyException>(() => UncertaintyText.Read(space, "assumptions.a0", text)).Message);
    }

    private static InputSpace Inputs(int count) =>
        new(
            Space,
            [
                .. Space
                    .Parameters.Take(count)
                    .Select(parameter => (UncertainInput)new UncertainParameter(parameter.Path, new UniformDistribution(0, 1))),
            ]
        );

    private static double[][] RowsOf(Design design)
    {
        var table = design.Rows([.. Enumerable.Range(0, design.Count)]);
        return [.. Enumerable.Range(0, design.Count).Select(@case => table.Row(@case).ToArray())];
    }
}
