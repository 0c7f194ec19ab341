using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Tests;

public sealed class CalibrateTests
{
    private static double Normal(int a, int b) => NormalScore.Quantile(new RandomDraws(99).Uniform(a, b, 0, 0));

    [Fact]
    public void Robust_errors_of_many_observations_take_no_square_of_memory()
    {
        // A mean of 100,000 numbers +-1, +-3: HC1 of a constant is the sum of squared residuals / n² · n / (n - 1). All
        // pairs of observations would take 80 GB.
        const int Count = 100_000;
        double[] values =
        [
            .. Enumerable
                .Range(0, Count)
                .Select(k =>
                    (k % 4) switch
                    {
                        0 => 1.0,
                        1 => -1,
                        2 => 3,
                        _ => -3,
                    }
                ),
        ];
        var fit = LeastSquares.Run(["mean"], [.. values.Select(_ => (double[])[1])], values, robust: true);
        Assert.Equal(0, fit["mean"], 1e-12);
        Assert.Equal(Math.Sqrt(5.0 / (Count - 1)), fit.Coefficients[0].StandardError, 1e-12);
    }

    [Fact]
    public void Least_squares_gives_the_textbook_line_and_its_errors()
    {
        // y = 1 + 2x with residuals 1, −2, 1: slope 2, s² = 6 / 1, Sxx = 2.
        var fit = LeastSquares.Run(
            ["constant", "slope"],
            [
                [1, 0],
                [1, 1],
                [1, 2],
            ],
            [2, 1, 6]
        );
        Assert.Equal(1, fit["constant"], 1e-12);
        Assert.Equal(2, fit["slope"], 1e-12);
        Assert.Equal(Math.Sqrt(6), fit.ResidualDeviation, 1e-12);
        Assert.Equal(Math.Sqrt(6 / 2.0), fit.Coefficients[1].StandardError, 1e-12);
        Assert.Equal(Math.Sqrt(6 * (1 / 3.0 + 1 / 2.0)), fit.Coefficients[0].StandardError, 1e-12);
        Assert.Contains(
            "least squares: the data do not identify a, b separately",
            Assert
                .Throws<StudyException>(() =>
                    LeastSquares.Run(
                        ["a", "b"],
                        [
                            [1, 2],
                            [2, 4],
                            [3, 6],
                        ],
                        [1, 2, 3]
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Planted_elasticity_and_drift_are_recovered_within_their_standard_errors()
    {
        var (drift, elasticity) = (0.03, 1.4);
        var known = Planted(drift, elasticity, 0.2, pairs: 40);
        var fit = IncomeElasticity.Calibrate(known);
        foreach (var (coefficient, truth) in fit.Coefficients.Zip((double[])[drift, elasticity]))
            Assert.InRange(Math.Abs(coefficient.Value - truth), 0, 2.5 * coefficient.StandardError);
        Assert.Equal(0.2, fit.ResidualDeviation, 0.02);
        Assert.InRange(fit.Coefficients[1].StandardError, 0.01, 0.5);
    }

    [Fact]
    public void Standard_errors_are_as_wide_as_estimates_scatter()
    {
        // 200 samples: the true elasticity lies within 95 % intervals in 89 to 99 % of them.
        var hits = Enumerable
            .Range(0, 200)
            .Count(sample =>
            {
                var rows = Enumerable.Range(0, 60).Select(k => (double[])[1, Normal(sample, k)]).ToArray();
                var fit = LeastSquares.Run(
                    ["constant", "slope"],
                    rows,
                    [.. rows.Select((row, k) => 0.5 + 2 * row[1] + Normal(sample, 1000 + k))]
                );
                var (low, high) = fit.Interval("slope");
                return low <= 2 && 2 <= high;
            });
        Assert.InRange(hits, 178, 198);
    }

    [Fact]
    public void Planted_parameters_of_a_scenario_are_recovered_from_noisy_history()
    {
        // Turnover with elasticity, drift and slow adjustment, as a formula.
        var space = new CaseSpace(
            [
                new Parameter("assumptions.elasticity", ParameterRole.Assumption, 1, 0, 5),
                new Parameter("assumptions.drift", ParameterRole.Assumption, 0, -1, 1),
                new Parameter("assumptions.adjustment", ParameterRole.Assumption, 0.8, 0.01, 1),
            ],
            ["turnover"],
            ["million USD"],
            2000,
            2020
        );
        double[][] Path(IReadOnlyList<double> x) =>
            [
                .. Enumerable
                    .Range(0, 21)
                    .Select(year =>
                        (double[])[100 * Math.Exp(x[0] * 0.3 * Math.Sin(year / 2.0) + x[1] * year + 0.8 * (1 - Math.Pow(1 - x[2], year)))]
                    ),
            ];
        double[] truth = [2.2, 0.04, 0.38];
        var observed = Path(truth)
            .Select((value, year) => new Observation("turnover", 2000 + year, value[0] * Math.Exp(0.02 * Normal(5, year))))
            .Skip(1)
            .ToImmutableArray();
        var fit = Calibrate.Scenario(
            new FunctionRunner(space, Path),
            ["assumptions.elasticity", "assumptions.drift", "assumptions.adjustment"],
            observed
        );
        foreach (var (coefficient, value) in fit.Coefficients.Zip(truth))
            Assert.InRange(Math.Abs(coefficient.Value - value), 0, 2.5 * coefficient.StandardError);
        Assert.Equal(0.02, fit.ResidualDeviation, 0.01);
        // Without noise the planted values come back.
        var exact = Calibrate.Scenario(
            new FunctionRunner(space, Path),
            ["assumptions.elasticity", "assumptions.drift", "assumptions.adjustment"],
            [.. Path(truth).Select((value, year) => new Observation("turnover", 2000 + year, value[0])).Skip(1)]
        );
        Assert.All(exact.Coefficients.Zip(truth), pair => Assert.Equal(pair.Second, pair.First.Value, 1e-6));
    }

    [Fact]
    public void Shock_sizes_are_recovered_from_a_series()
    {
        var series = new List<double> { 0 };
        for (var year = 1; year < 2000; year++)
            series.Add(0.01 + 0.6 * series[^1] + 0.03 * Normal(8, year));
        var fit = Calibrate.Autoregression("x", [series.Select((value, year) => (year, value))]);
        Assert.InRange(Math.Abs(fit["persistence"] - 0.6), 0, 2.5 * fit.Coefficients[1].StandardError);
        Assert.Equal(0.03, fit.ResidualDeviation, 0.002);
    }

    [Fact]
    public void A_year_without_the_year_before_is_no_step_of_an_autoregression()
    {
        // x = 1 + x before / 2 without any shock, from 0 and, after a year that is missing, from 10: the step over the gap is none of them.
        (int Year, double Value)[] series = [(2000, 0), (2001, 1), (2002, 1.5), (2003, 1.75), (2005, 10), (2006, 6), (2007, 4)];
        var fit = Calibrate.Autoregression("x", [series]);
        Assert.Equal(5, fit.Observations);
        Assert.Equal(0.5, fit["persistence"], 1e-12);
        Assert.Equal(0, fit.ResidualDeviation, 1e-12);
        // Several series have one drift and one persistence, and no step from one to the next.
        Assert.Equal(0.5, Calibrate.Autoregression("x", [series[..4], series[4..]])["persistence"], 1e-12);
        Assert.Equal(
            "calibrate: growth of KGZ: got 3 years whose year before is there, expected at least four",
            Assert.Throws<StudyException>(() => Calibrate.Autoregression("growth of KGZ", [series[..4]])).Message
        );
        // Exports of Kyrgyzstan to Armenia are not known of 1996 and 2007.
        var shipped = TradeHistory.Shipped().Series.Single(pair => pair.Name == "KGZ-ARM").LogChanges();
        Assert.Equal([1995, .. Enumerable.Range(1998, 9), .. Enumerable.Range(2009, 15)], shipped.Select(item => item.Year));
        Assert.Equal(22, Calibrate.Autoregression("KGZ-ARM", [shipped]).Observations);
    }

    [Fact]
    public void A_parameter_that_nothing_observed_depends_on_is_named()
    {
        var space = new CaseSpace(
            [new Parameter("a", ParameterRole.Assumption, 1, 0, 5), new Parameter("b", ParameterRole.Assumption, 1, 0, 5)],
            ["y"],
            [""],
            0,
            3
        );
        var runner = new FunctionRunner(space, x => [.. Enumerable.Range(0, 4).Select(year => (double[])[x[0] + year])]);
        var error = Assert.Throws<StudyException>(() =>
            Calibrate.Scenario(runner, ["a", "b"], [new("y", 1, 3), new("y", 2, 4), new("y", 3, 5)])
        );
        Assert.Equal("calibrate: b does not change any of the observed outcomes", error.Message);
    }

    [Fact]
    public void A_trial_whose_outcome_has_no_logarithm_is_no_fit()
    {
        // y = year + a² − 4: from a = 3 the first step, without damping, goes below 2, where y in year 0 is negative.
        var space = new CaseSpace([new Parameter("a", ParameterRole.Assumption, 3, -5, 5)], ["y"], [""], -1, 3);
        var runner = new FunctionRunner(space, x => [.. Enumerable.Range(-1, 5).Select(year => (double[])[year + x[0] * x[0] - 4])]);
        var fit = Calibrate.Scenario(runner, ["a"], [.. Enumerable.Range(0, 4).Select(year => new Observation("y", year, year + 0.01))]);
        Assert.Equal(Math.Sqrt(4.01), fit["a"], 1e-6);
    }

    [Fact]
    public void An_outcome_that_is_not_above_0_to_begin_with_is_named()
    {
        var space = new CaseSpace([new Parameter("a", ParameterRole.Assumption, 1, 0, 5)], ["balance"], ["million USD"], -1, 3);
        var runner = new FunctionRunner(space, x => [.. Enumerable.Range(-1, 5).Select(year => (double[])[x[0] - year])]);
        var error = Assert.Throws<StudyException>(() => Calibrate.Scenario(runner, ["a"], [new("balance", 0, 1), new("balance", 1, 1)]));
        Assert.Equal(
            "calibrate: got 0 for balance in 1 with the parameters that the scenario gives, expected a value above 0: its logarithm is "
                + "fitted",
            error.Message
        );
    }

    [Fact]
    public void A_search_that_ends_without_a_fit_is_no_fit()
    {
        var observed = Enumerable.Range(1, 4).Select(year => new Observation("y", year, 100.0 + year)).ToImmutableArray();
        Fit Fitted(Func<double, double> of, CalibrateOptions? options = null) =>
            Calibrate.Scenario(
                Powers([new Parameter("a", ParameterRole.Assumption, 1, 0, 50)], x => (of(x[0]), 0)),
                ["a"],
                observed,
                options
            );
        // ln y = a² · year: far away after one step.
        var tired = Assert.Throws<StudyException>(() => Fitted(a => a * a, new CalibrateOptions { MostSteps = 1 }));
        Assert.Matches(
            @"^calibrate: got no fit, expected one: at a = \S+ after 1 steps it still moves; other starting values may lead to one$",
            tired.Message
        );
        Assert.True(Fitted(a => a * a)["a"] > 1);
        // Nothing runs but beside the start.
        var alone = Assert.Throws<StudyException>(() => Fitted(a => a > 1.00001 ? double.NaN : a));
        Assert.Equal(
            "calibrate: got no fit, expected one: at a = 1 every step has no results, or an outcome that is not above 0; other starting "
                + "values may lead to one",
            alone.Message
        );
        // It falls where its slope at the start says that it rises.
        var saw = Assert.Throws<StudyException>(() => Fitted(a => a > 1.00001 ? 0.5 : a));
        Assert.StartsWith(
            "calibrate: got no fit, expected one: at a = 1 no step makes the errors smaller, though their slope is not 0",
            saw.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_parameter_that_is_pressed_against_its_bound_is_no_estimate_and_the_others_are_fitted_with_it()
    {
        // ln y = a · year + b · year², planted with a = 2, which may go up to 1.
        var runner = Powers(
            [new Parameter("a", ParameterRole.Assumption, 0.5, 0, 1), new Parameter("b", ParameterRole.Assumption, 0.1, -5, 5)],
            x => (x[0], x[1])
        );
        double[] logs = [.. Enumerable.Range(1, 6).Select(year => 2 * year + 0.3 * year * year + 0.1 * Normal(3, year))];
        ImmutableArray<Observation> observed = [.. logs.Select((log, index) => new Observation("y", index + 1, Math.Exp(log)))];
        var fit = Calibrate.Scenario(runner, ["a", "b"], observed);
        Assert.Equal((1.0, true), (fit["a"], fit.Coefficients[0].IsAtBound));
        Assert.False(fit.Coefficients[1].IsAtBound);
        // With a = 1 what is left is linear in b alone.
        var alone = LeastSquares.Run(
            ["b"],
            [.. Enumerable.Range(1, 6).Select(year => (double[])[year * year])],
            [.. logs.Select((log, index) => log - (index + 1))]
        );
        Assert.Equal(alone["b"], fit["b"], 1e-6);
        Assert.Equal(alone.Coefficients[0].StandardError, fit.Coefficients[1].StandardError, 1e-5);
        Assert.Equal(alone.ResidualDeviation, fit.ResidualDeviation, 1e-6);
        Assert.Equal(alone.Interval("b").High, fit.Interval("b").High, 1e-4);
        Assert.Contains("\na,1,,,,", fit.Table().ToString(), StringComparison.Ordinal);
        // Alone at its bound, nothing is estimated.
        Assert.True(Calibrate.Scenario(runner, ["a"], observed).Coefficients.Single().IsAtBound);
    }

    [Fact]
    public void A_parameter_twice_and_a_figure_of_the_baseline_year_are_refused()
    {
        var runner = Powers([new Parameter("a", ParameterRole.Assumption, 0.5, 0, 1)], x => (x[0], 0));
        ImmutableArray<Observation> observed = [.. Enumerable.Range(1, 4).Select(year => new Observation("y", year, year))];
        Assert.Equal(
            "calibrate: got a twice, expected each parameter once",
            Assert.Throws<StudyException>(() => Calibrate.Scenario(runner, ["a", "a"], observed)).Message
        );
        Assert.Equal(
            "calibrate: got y in 0, expected years after 0: no parameter changes the baseline year",
            Assert.Throws<StudyException>(() => Calibrate.Scenario(runner, ["a"], [.. observed, new("y", 0, 1)])).Message
        );
    }

    /// <summary>y = e^(a · year + b · year²) from year 0 to 6.</summary>
    private static FunctionRunner Powers(ImmutableArray<Parameter> parameters, Func<IReadOnlyList<double>, (double A, double B)> of) =>
        new(new CaseSpace(parameters, ["y"], [""], 0, 6), x =>
            [.. Enumerable.Range(0, 7).Select(year => (double[])[Math.Exp(of(x).A * year + of(x).B * year * year)])]
        );

    internal static TradeHistory Planted(double drift, double elasticity, double deviation, int pairs)
    {
        var growth = new StringWriter();
        growth.WriteLine("vintage,economy,year,growth");
        double GrowthOf(int economy, int year) => 0.04 + 0.03 * Normal(1000 + economy, year);
        for (var economy = 0; economy <= pairs; economy++)
        {
            for (var year = 2000; year <= 2024; year++)
                growth.WriteLine(FormattableString.Invariant($"2019-10,E{economy},{year},{GrowthOf(economy, year)}"));
        }
        var series = Enumerable
            .Range(0, pairs)
            .Select(pair =>
            {
                var (values, value) = (ImmutableSortedDictionary.CreateBuilder<int, double>(), 100.0);
                for (var year = 2000; year <= 2023; year++)
                {
                    if (year > 2000)
                        value *= Math.Exp(
                            drift + elasticity * (GrowthOf(pair, year) + GrowthOf(pair + 1, year)) + deviation * Normal(pair, year)
                        );
                    values[year] = value;
                }
                return new TradeSeries($"E{pair}", $"E{pair + 1}", values.ToImmutable());
            });
        return new TradeHistory([.. series]).With(GrowthVintages.Read(new StringReader(growth.ToString())));
    }
}
