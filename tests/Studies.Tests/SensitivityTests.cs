using TradeSim.Studies.Briefs;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Tests;

public sealed class SensitivityTests
{
    // Ishigami and Homma (1990) with a = 7, b = 0.1.
    private static readonly FunctionRunner Ishigami = Spaces.Runner(
        3,
        x => Math.Sin(x[0]) + 7 * Math.Pow(Math.Sin(x[1]), 2) + 0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]),
        -Math.PI,
        Math.PI
    );

    private static readonly double[] Weights = [0, 1, 4.5, 9, 99, 99, 99, 99];

    // Sobol' G (Saltelli and Sobol' 1995).
    private static readonly FunctionRunner G = Spaces.Runner(8, x =>
        x.Select((value, k) => (Math.Abs(4 * value - 2) + Weights[k]) / (1 + Weights[k])).Aggregate(1.0, (a, b) => a * b)
    );

    [Fact]
    public void Sobol_indices_of_Ishigami_are_those_of_the_closed_form()
    {
        var (a, b, pi4) = (7.0, 0.1, Math.Pow(Math.PI, 4));
        var (first, second, joint) = (Math.Pow(1 + b * pi4 / 5, 2) / 2, a * a / 8, b * b * pi4 * pi4 * 8 / 225);
        var variance = first + second + joint;
        var result = SobolIndices.Run(
            Ishigami,
            Spaces.Uniform(Ishigami),
            Ishigami.Y(),
            new SobolOptions { Points = 4096, Resamples = 200 }
        );
        Assert.Equal(variance, result.Variance, 0.01 * variance);
        Check(result, 0, first / variance, (first + joint) / variance);
        Check(result, 1, second / variance, second / variance);
        Check(result, 2, 0, joint / variance);

        static void Check(SobolResult result, int k, double first, double total)
        {
            var index = result.Factors.Single(factor => factor.Factor == $"policies.p{k}.intensity");
            Assert.Equal(first, index.First.Value, 0.015);
            Assert.Equal(total, index.Total.Value, 0.015);
            Assert.InRange(first, index.First.Low - 0.01, index.First.High + 0.01);
            Assert.InRange(total, index.Total.Low - 0.01, index.Total.High + 0.01);
            Assert.True(index.First.High - index.First.Low is > 0.001 and < 0.2);
        }
    }

    [Fact]
    public void Sobol_indices_of_G_are_those_of_the_closed_form()
    {
        var parts = Weights.Select(weight => 1 / (3 * (1 + weight) * (1 + weight))).ToArray();
        var variance = parts.Aggregate(1.0, (product, part) => product * (1 + part)) - 1;
        var result = SobolIndices.Run(G, Spaces.Uniform(G), G.Y(), new SobolOptions { Points = 4096, Resamples = 50 });
        for (var k = 0; k < Weights.Length; k++)
        {
            var index = result.Factors.Single(factor => factor.Factor == $"policies.p{k}.intensity");
            Assert.Equal(parts[k] / variance, index.First.Value, 0.02);
            Assert.Equal(parts[k] / (1 + parts[k]) * (1 + variance) / variance, index.Total.Value, 0.02);
        }
        Assert.Equal("policies.p0.intensity", result.Factors[0].Factor);
        Assert.Equal(4096 * 10, result.Cases);
    }

    [Fact]
    public void Correlated_inputs_are_one_factor_and_shares_stay_shares()
    {
        var runner = Spaces.Runner(3, x => x[0] + x[1] + x[2], -10, 10);
        var inputs = new InputSpace(
            runner.Space,
            [
                .. runner.Space.Parameters.Select(parameter =>
                    (UncertainInput)new UncertainParameter(parameter.Path, new NormalDistribution(0, 1))
                ),
            ],
            new Correlation(
                ["policies.p0.intensity", "policies.p1.intensity"],
                new[,]
                {
                    { 1, 0.5 },
                    { 0.5, 1 },
                }
            )
        );
        var result = SobolIndices.Run(runner, inputs, runner.Y(), new SobolOptions { Points = 2048, Resamples = 50 });
        // Var = (1 + 1 + 2 · 0.5) + 1.
        Assert.Equal(0.75, result.Factors[0].First.Value, 0.02);
        Assert.Equal(0.25, result.Factors[1].Total.Value, 0.02);
    }

    [Fact]
    public void Morris_sees_what_matters_its_sign_and_what_bends()
    {
        // Effects per unit of probability: 4 and −2, exactly; the third is 0; the fourth and fifth depend on each other.
        var runner = Spaces.Runner(5, x => 4 * x[0] - 2 * x[1] + 3 * x[3] * x[4]);
        var result = Morris.Run(runner, Spaces.Uniform(runner), runner.Y());
        var byName = result.Factors.ToDictionary(factor => factor.Factor[10]);
        Assert.Equal(4, byName['0'].Mean, 1e-12);
        Assert.Equal(0, byName['0'].Deviation, 1e-12);
        Assert.Equal(-2, byName['1'].Mean, 1e-12);
        Assert.Equal(2, byName['1'].MeanAbsolute, 1e-12);
        Assert.Equal(0, byName['2'].MeanAbsolute, 1e-12);
        Assert.True(byName['3'].Deviation > 0.3);
        Assert.Equal('0', result.Factors[0].Factor[10]);
        Assert.Equal(32 * 6, result.Cases);
    }

    [Fact]
    public void A_tornado_moves_one_factor_at_a_time()
    {
        var runner = Spaces.Runner(2, x => 10 * x[0] - x[1]);
        var result = Tornado.Run(runner, Spaces.Uniform(runner), runner.Y());
        Assert.Equal(4.5, result.Middle, 1e-12);
        Assert.Equal(0.5, result.Bars[0].Low!.Value, 1e-12);
        Assert.Equal(8.5, result.Bars[0].High!.Value, 1e-12);
        Assert.Equal(4.9, result.Bars[1].Low!.Value, 1e-12);
    }

    [Fact]
    public void A_tornado_moves_a_series_to_the_quantile_of_its_sum()
    {
        // s1 = e1, s2 = s1/2 + e2, s3 = s2/2 + e3: their sum is 1.75 e1 + 1.5 e2 + e3, of variance 0.02² · (1.75² + 1.5² +
        // 1) = 0.02² · 6.3125.
        var runner = Spaces.Runner(3, x => x[0] + x[1] + x[2], -10, 10, otherwise: 0.05);
        var inputs = new InputSpace(
            runner.Space,
            [new AutoregressiveShocks("growth", [.. runner.Space.Parameters.Select(parameter => parameter.Path)], 0.5, 0.02)]
        );
        var bar = Tornado.Run(runner, inputs, runner.Y()).Bars.Single();
        Assert.Equal(0.15 - (1.2815515655446004 * 0.02 * Math.Sqrt(6.3125)), bar.Low!.Value, 1e-12);
        Assert.Equal(0.15 + (1.2815515655446004 * 0.02 * Math.Sqrt(6.3125)), bar.High!.Value, 1e-12);
    }

    [Fact]
    public void A_tornado_moves_correlated_inputs_each_to_its_own_quantile()
    {
        var runner = Spaces.Runner(4, x => x[0] + (10 * x[1]) + (100 * x[2]) + (1000 * x[3]), -10, 10);
        string Name(int k) => runner.Space.Parameters[k].Path;
        var inputs = new InputSpace(
            runner.Space,
            [.. Enumerable.Range(0, 4).Select(k => (UncertainInput)new UncertainParameter(Name(k), new UniformDistribution(0, 1)))],
            new Correlation(
                [Name(0), Name(1), Name(3)],
                new[,]
                {
                    { 1, 0.9, 0.9 },
                    { 0.9, 1, 0.9 },
                    { 0.9, 0.9, 1 },
                }
            )
        );
        var bar = Tornado.Run(runner, inputs, runner.Y()).Bars[0];
        Assert.Equal($"{Name(0)} & {Name(1)} & {Name(3)}", bar.Factor);
        Assert.Equal(0.1 + 1 + 50 + 100, bar.Low!.Value, 1e-9);
        Assert.Equal(0.9 + 9 + 50 + 900, bar.High!.Value, 1e-9);
    }

    [Fact]
    public void A_tornado_moves_correlated_series_each_to_the_quantile_of_its_own_sum()
    {
        // Two years each: sums 1.5 e1 + e2 and e1 + e2.
        var runner = Spaces.Runner(4, x => x[0] + x[1] + (100 * (x[2] + x[3])), -10, 10);
        string Name(int k) => runner.Space.Parameters[k].Path;
        var inputs = new InputSpace(
            runner.Space,
            [new AutoregressiveShocks("a", [Name(0), Name(1)], 0.5, 0.01), new AutoregressiveShocks("b", [Name(2), Name(3)], 0, 0.01)],
            new Correlation(
                ["a", "b"],
                new[,]
                {
                    { 1, 0.6 },
                    { 0.6, 1 },
                }
            )
        );
        Assert.Equal(
            1.2815515655446004 * 0.01 * (Math.Sqrt(3.25) + (100 * Math.Sqrt(2))),
            Tornado.Run(runner, inputs, runner.Y()).Bars.Single().High!.Value,
            1e-12
        );
    }

    [Fact]
    public void Failed_cases_are_reported_and_never_left_out_unasked()
    {
        var runner = Spaces.Runner(2, x => x[0] > 0.95 ? double.NaN : x[0] + x[1]);
        var inputs = Spaces.Uniform(runner);
        var error = Assert.Throws<FailedCasesException>(() => SobolIndices.Run(runner, inputs, runner.Y()));
        Assert.Matches(
            "^[0-9]+ of 2048 cases failed \\(case [0-9]+: the formula has no value here\\); Sobol' indices from the others could be biased",
            error.Message
        );
        Assert.Throws<FailedCasesException>(() => Morris.Run(Spaces.Runner(2, x => x[0] > 0.9 ? double.NaN : x[1]), inputs, runner.Y()));
        var result = SobolIndices.Run(runner, inputs, runner.Y(), new SobolOptions { FailedCases = FailedCaseHandling.LeaveOut });
        Assert.NotEmpty(result.Failed);
        Assert.All(result.Factors, factor => Assert.InRange(factor.First.Value, 0.4, 0.6));
        // Cases of a base point are A, B, A with the first number of B and A with the second. The first alone makes them
        // fail: the first and last together, or the middle two.
        Assert.All(result.Failed.GroupBy(failed => failed.Case / 4, failed => failed.Case % 4), point =>
            Assert.Contains(string.Join(' ', point), (string[])["0 3", "1 2", "0 1 2 3"])
        );
        Assert.Equal(2048, result.Cases);
        // A tornado cannot do without its middle, whatever is left out.
        var hollow = Spaces.Runner(2, x => x[0] == 0.5 && x[1] == 0.5 ? double.NaN : x[0]);
        var middle = Assert.Throws<FailedCasesException>(() =>
            Tornado.Run(hollow, inputs, hollow.Y(), new TornadoOptions { FailedCases = FailedCaseHandling.LeaveOut })
        );
        Assert.False(middle.MayBeLeftOut);
        Assert.True(error.MayBeLeftOut);
    }

    [Fact]
    public void More_numbers_than_there_are_points_for_are_refused_before_a_case_is_run()
    {
        var runner = Spaces.Runner(257, _ => throw new InvalidOperationException("a case was run"));
        var inputs = Spaces.Uniform(runner);
        const string Message = "sobol: got 257 uncertain numbers, expected at most 256; screening (morris) has no limit";
        Assert.Equal(Message, Assert.Throws<StudyException>(() => SobolIndices.Run(runner, inputs, runner.Y())).Message);
        var grounds = new BriefInputs(null, [], []);
        Assert.Equal(
            Message,
            Assert.Throws<StudyException>(() => TargetBrief.Make("x", runner, runner.AtLeast(1), inputs, grounds)).Message
        );
    }

    [Fact]
    public void Indices_are_the_same_bytes_in_any_batch_on_two_threads()
    {
        var inputs = Spaces.Uniform(Ishigami);
        string Indices(ICaseRunner runner) =>
            SobolIndices.Run(runner, inputs, Ishigami.Y(), new SobolOptions { Points = 128 }).Table().ToString();
        Assert.Equal(Indices(Ishigami), Indices(new Spaces.Shuffled(Ishigami, 7)));
    }
}
