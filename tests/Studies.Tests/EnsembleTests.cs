using System.Collections.Immutable;
using System.Text;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Tests;

public sealed class EnsembleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tradesim-studies-").FullName;

    // Turnover 100 · e^(growth · years) + lever; 2023 to 2030.
    private static readonly CaseSpace Space = new(
        [
            new Parameter("assumptions.growth", ParameterRole.Assumption, 0.05, -1, 1),
            new Parameter("assumptions.noise", ParameterRole.Assumption, 0, -1, 1),
        ],
        ["turnover", "share"],
        ["million USD", "share"],
        2023,
        2030
    )
    {
        Targets = [new Target(0, Bound.AtLeast, 150, 2030)],
    };

    private static readonly FunctionRunner Runner = new(Space, x =>
        [.. Enumerable.Range(0, 8).Select(year => (double[])[100 * Math.Exp(x[0] * year), x[1]])]
    );

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Design DesignOf(int cases, Sampling sampling = Sampling.Sobol, ulong seed = 1) =>
        new(
            new InputSpace(
                Space,
                [
                    new UncertainParameter("assumptions.growth", new NormalDistribution(0.05, 0.02)),
                    new UncertainParameter("assumptions.noise", new UniformDistribution(0, 1)),
                ]
            ),
            cases,
            sampling,
            seed
        );

    [Fact]
    public void The_fan_has_the_quantiles_of_the_distribution()
    {
        var fan = Ensemble.Run(Runner, DesignOf(4096)).Fan("turnover");
        Assert.Equal(Enumerable.Range(2023, 8), fan.Select(year => year.Year));
        Assert.All(fan[0].Quantiles, value => Assert.Equal(100, value));
        var distribution = new NormalDistribution(0.05, 0.02);
        for (var k = 0; k < 5; k++)
            Assert.Equal(100 * Math.Exp(7 * distribution.Quantile(EnsembleResult.FanProbabilities[k])), fan[7].Quantiles[k], 0.1);
    }

    [Fact]
    public void With_nothing_uncertain_one_case_is_run_for_all()
    {
        var runs = 0;
        var counting = new FunctionRunner(Space, x => [.. Enumerable.Range(0, 8).Select(year => (double[])[100 + runs++, x[1]])]);
        var result = Ensemble.Run(counting, new Design(new InputSpace(Space, []), 1000));
        Assert.Equal(1, result.CasesRun);
        Assert.Equal(8, runs);
        Assert.Equal(1000, result.Probability(Goal.Of(Space, Space.Targets[0])).Cases);
        Assert.All(result.Fan("turnover")[3].Quantiles, value => Assert.Equal(103, value));
        var failing = Ensemble.Run(
            new FunctionRunner(Space, x => [.. Enumerable.Range(0, 8).Select(_ => (double[])[double.NaN, 0])]),
            new Design(new InputSpace(Space, []), 10)
        );
        Assert.Equal(10, failing.Failed.Length);
    }

    [Fact]
    public void The_probability_of_a_target_has_its_sampling_error_by_year()
    {
        var result = Ensemble.Run(Runner, DesignOf(2000, Sampling.Random));
        var goal = Goal.Of(Space, Space.Targets[0]);
        var truth = 1 - MathNet.Numerics.Distributions.Normal.CDF(0.05, 0.02, Math.Log(1.5) / 7);
        var probability = result.Probability(goal);
        Assert.InRange(Math.Abs(probability.Probability - truth), 0, 4 * probability.StandardError);
        Assert.Equal(Math.Sqrt(probability.Probability * (1 - probability.Probability) / 2000), probability.StandardError, 1e-15);
        Assert.InRange(truth, probability.Interval.Low, probability.Interval.High);
        var byYear = result.ProbabilityByYear(goal);
        Assert.Equal(0, byYear[0].Probability);
        Assert.True(byYear[0].Interval.High > 0.001, "No success in 2,000 cases does not make a probability 0.");
        Assert.Equal(probability.Probability, byYear[^1].Probability);
    }

    [Fact]
    public void What_distinguishes_the_cases_that_reach_a_target_comes_first()
    {
        var distinctions = Ensemble.Run(Runner, DesignOf(2048)).Distinctions(Goal.Of(Space, Space.Targets[0]));
        Assert.Equal(["assumptions.growth", "assumptions.noise"], distinctions.Select(item => item.Path));
        Assert.True(distinctions[0].Separation > 0.999, "Growth alone decides.");
        Assert.True(distinctions[0].MeanWhereReached > distinctions[0].MeanElsewhere);
        Assert.InRange(distinctions[1].Separation, 0, 0.1);
        // Kolmogorov-Smirnov at 5 %, by hand from the cases on both sides.
        var goal = Goal.Of(Space, Space.Targets[0]);
        var reached = Ensemble.Run(Runner, DesignOf(2048)).Probability(goal).Reached;
        Assert.Equal(1.36 * Math.Sqrt(2048.0 / (reached * (2048.0 - reached))), distinctions[0].Critical, 1e-12);
        Assert.True(distinctions[0].IsSignificant);
        Assert.False(distinctions[1].IsSignificant);
        Assert.InRange(Math.Abs(distinctions[1].StandardisedDifference), 0, 0.15);
    }

    [Fact]
    public void Inputs_are_compared_the_same_however_many_go_at_once()
    {
        // Two figures a case, so seven inputs go two at a time; beside twenty more outcomes all go together.
        ImmutableArray<Parameter> parameters =
        [
            .. Enumerable.Range(0, 7).Select(k => new Parameter($"a{k}", ParameterRole.Assumption, 0, 0, 1)),
        ];
        CaseSpace Of(int outcomes) =>
            new(parameters, [.. Enumerable.Range(0, outcomes).Select(k => $"y{k}")], [.. Enumerable.Repeat("", outcomes)], 0, 1);
        EnsembleResult Run(int outcomes) =>
            Ensemble.Run(
                new FunctionRunner(Of(outcomes), x =>
                    [new double[outcomes], [x.Select((value, k) => k * value).Sum(), .. new double[outcomes - 1]]]
                ),
                new Design(
                    new InputSpace(
                        Of(outcomes),
                        [.. parameters.Select(parameter => new UncertainParameter(parameter.Path, new UniformDistribution(0, 1)))]
                    ),
                    256
                )
            );
        var goal = new Goal(Of(1).Read("y0", 1), Bound.AtLeast, 10);
        var few = Run(1).Distinctions(goal);
        Assert.Equal("a6", few[0].Path);
        Assert.Equal(7, few.Length);
        Assert.Equal(Run(21).Distinctions(goal).AsEnumerable(), few);
    }

    [Fact]
    public void Failed_cases_are_kept_with_reasons_and_bias_nothing_unasked()
    {
        var failing = new FunctionRunner(Space, x =>
            [.. Enumerable.Range(0, 8).Select(year => (double[])[x[0] > 0.08 ? double.NaN : 100 * Math.Exp(x[0] * year), x[1]])]
        );
        var goal = Goal.Of(Space, Space.Targets[0]);
        var refused = Ensemble.Run(failing, DesignOf(512));
        Assert.InRange(refused.Failed.Length, 20, 60);
        Assert.All(refused.Failed, failed => Assert.Equal("the formula has no value here", failed.Reason));
        Assert.True(Assert.Throws<FailedCasesException>(() => refused.Probability(goal)).MayBeLeftOut);
        Assert.False(
            Assert
                .Throws<FailedCasesException>(() =>
                    Ensemble
                        .Run(new FunctionRunner(Space, _ => [
                                    [double.NaN, 0],
                                ]), DesignOf(8))
                        .Probability(goal)
                )
                .MayBeLeftOut
        );
        Assert.Throws<FailedCasesException>(() => refused.Fan("turnover"));
        Assert.Throws<FailedCasesException>(() => refused.Distinctions(goal));
        Assert.Equal(512 - refused.Failed.Length, refused.OutcomesTable().Rows.Select(row => row[0]).Distinct().Count());
        var left = Ensemble
            .Run(failing, DesignOf(512), new EnsembleOptions { FailedCases = FailedCaseHandling.LeaveOut })
            .Probability(goal);
        Assert.Equal((512 - refused.Failed.Length, refused.Failed.Length), (left.Cases, left.Failed));
        var whole = Ensemble.Run(Runner, DesignOf(512)).Probability(goal).Probability;
        Assert.True(left.Probability < whole, "Those that failed would all have reached the target.");
        Assert.InRange(whole, left.WithFailed.Low, left.WithFailed.High);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void The_same_bytes_in_any_chunk_on_two_threads_with_a_journal_or_without(int chunk)
    {
        var expected = Everything(Ensemble.Run(Runner, DesignOf(100)));
        Assert.Equal(
            expected,
            Everything(
                Ensemble.Run(
                    new Spaces.Shuffled(Runner, 3),
                    DesignOf(100),
                    new EnsembleOptions { CasesPerChunk = chunk, JournalFile = Path.Combine(folder, "a") }
                )
            )
        );
        Assert.NotEqual(expected, Everything(Ensemble.Run(Runner, DesignOf(100, seed: 2))));
    }

    [Fact]
    public void An_interrupted_study_resumes_runs_only_what_is_missing_and_gives_the_same_bytes()
    {
        var journal = Path.Combine(folder, "journal");
        var options = new EnsembleOptions { CasesPerChunk = 10, JournalFile = journal };
        using var stop = new CancellationTokenSource();
        var reports = new List<StudyProgress>();
        var context = new StudyContext
        {
            Cancellation = stop.Token,
            Progress = new Direct(progress =>
            {
                reports.Add(progress);
                if (progress.Done >= 40)
                    stop.Cancel();
            }),
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Ensemble.Run(Runner, DesignOf(100), options, context));
        Assert.NotNull(reports[^1].Remaining);
        // Killed in the middle of a line, as a crash would leave it.
        File.AppendAllText(journal, "40 ok AAAA");

        var before = File.ReadLines(journal).Count() - 2;
        Assert.InRange(before, 10, 90);
        var resumed = Ensemble.Run(Runner, DesignOf(100), options);
        Assert.Equal(100 - before, resumed.CasesRun);
        Assert.Equal(Everything(Ensemble.Run(Runner, DesignOf(100))), Everything(resumed));
        var uninterrupted = Path.Combine(folder, "whole");
        Ensemble.Run(Runner, DesignOf(100), options with { JournalFile = uninterrupted });
        Assert.Equal(File.ReadAllBytes(uninterrupted), File.ReadAllBytes(journal));
        Assert.Equal(0, Ensemble.Run(Runner, DesignOf(100), options).CasesRun);
    }

    [Fact]
    public void A_line_that_was_damaged_is_run_again()
    {
        var journal = Path.Combine(folder, "journal");
        var options = new EnsembleOptions { JournalFile = journal };
        Ensemble.Run(Runner, DesignOf(20), options);
        var lines = File.ReadAllLines(journal);
        lines[7] = lines[7].Replace(" ok ", " ok A", StringComparison.Ordinal);
        File.WriteAllText(journal, string.Join('\n', lines) + "\n");
        var repaired = Ensemble.Run(Runner, DesignOf(20), options);
        Assert.Equal(1, repaired.CasesRun);
        Assert.Equal(Everything(Ensemble.Run(Runner, DesignOf(20))), Everything(repaired));
    }

    [Fact]
    public void The_journal_of_another_study_or_another_file_is_refused()
    {
        var journal = Path.Combine(folder, "journal");
        Ensemble.Run(Runner, DesignOf(20), new EnsembleOptions { JournalFile = journal });
        var error = Assert.Throws<StudyException>(() =>
            Ensemble.Run(Runner, DesignOf(20, seed: 2), new EnsembleOptions { JournalFile = journal })
        );
        Assert.Contains("got the journal of another study", error.Message, StringComparison.Ordinal);
        Assert.Throws<StudyException>(() =>
            Ensemble.Run(Runner, DesignOf(20), new EnsembleOptions { JournalFile = journal, Identity = "other data" })
        );
        var letter = Path.Combine(folder, "letter.txt");
        File.WriteAllText(letter, "Dear minister");
        Assert.Throws<StudyException>(() => Ensemble.Run(Runner, DesignOf(20), new EnsembleOptions { JournalFile = letter }));
        Assert.Equal("Dear minister", File.ReadAllText(letter));
    }

    [Fact]
    public void Failed_cases_are_run_again_only_on_request()
    {
        var failing = new FunctionRunner(Space, x =>
            [.. Enumerable.Range(0, 8).Select(year => (double[])[x[0] > 0.06 ? double.NaN : 1, 0])]
        );
        var options = new EnsembleOptions { JournalFile = Path.Combine(folder, "journal") };
        var failed = Ensemble.Run(failing, DesignOf(64), options).Failed.Length;
        Assert.True(failed > 5);
        Assert.Equal(0, Ensemble.Run(Runner, DesignOf(64), options).CasesRun);
        var retried = Ensemble.Run(Runner, DesignOf(64), options with { RetryFailed = true });
        Assert.Equal(failed, retried.CasesRun);
        Assert.Empty(retried.Failed);
    }

    [Fact]
    public void Tables_read_back_to_the_same_doubles()
    {
        var result = Ensemble.Run(Runner, DesignOf(3));
        var lines = result.OutcomesTable().ToString().Split('\n');
        Assert.Equal("case,year,outcome,model_spread_value,forecast_band_value", lines[0]);
        Assert.Equal(3 * 8 * 2 + 2, lines.Length);
        Assert.Equal(
            result.Value(0, Space.Read("turnover", 2024)),
            double.Parse(lines[3].Split(',')[3], System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.StartsWith(
            "quantile,year,outcome,model_spread_value,forecast_band_value\n0.1,2023,turnover,100,\n",
            result.QuantilesTable().ToString(),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "outcome,bound,target,target_year,year,model_spread_probability",
            result.TargetsTable().ToString(),
            StringComparison.Ordinal
        );
    }

    private static string Everything(EnsembleResult result) =>
        new StringBuilder()
            .Append(result.OutcomesTable())
            .Append(result.QuantilesTable())
            .Append(result.TargetsTable())
            .Append(result.DistinctionsTable())
            .Append(result.FailedTable())
            .ToString();

    private sealed class Direct(Action<StudyProgress> act) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => act(value);
    }
}
