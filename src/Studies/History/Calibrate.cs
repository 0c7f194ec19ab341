using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>Fits assumptions to history.</summary>
public static class Calibrate
{
    private static readonly double[] Damping = [0, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100];

    // Where no trial is better, the undamped step is this small next to the parameters' scale: the remainder is the rounding
    // of outcomes that are solved to a residual.
    private const double MostLeft = 1e-3;

    /// <summary>
    /// Fits parameters of a scenario to observed outcomes: least squares of log errors, which is maximum likelihood where those are normal
    /// with one spread (Levenberg 1944, Marquardt 1963). The derivatives of a step, and then its damped trials, each are one batch of
    /// cases. Standard errors from the curvature at the end, by Student's t. A parameter that the observations press against a bound stays
    /// there, and the others are fitted with it (<see cref="Coefficient.IsAtBound"/>).
    /// </summary>
    /// <param name="runner">Who runs cases.</param>
    /// <param name="paths">The parameters; they start from what the scenario gives and stay within their bounds.</param>
    /// <param name="observations">The observations, more than there are parameters.</param>
    /// <param name="options">When to stop.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="StudyException">The observations do not identify the parameters separately, the start cannot be run, or the search
    /// ends where there is no fit.</exception>
    public static Fit Scenario(
        ICaseRunner runner,
        ImmutableArray<string> paths,
        ImmutableArray<Observation> observations,
        CalibrateOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        options ??= new CalibrateOptions();
        if (observations.Length <= paths.Length)
            throw new StudyException(
                $"calibrate: got {Invariant.Text(observations.Length)} observations for {Invariant.Text(paths.Length)} parameters, "
                    + $"expected more observations than parameters"
            );
        var misfit = new Misfit(runner, paths, observations, context ?? StudyContext.Default);
        var point = misfit.Start;
        var errors = misfit.AtStart();
        var jacobian = misfit.Derivatives(point, errors);
        for (var (step, moved) = (0, double.PositiveInfinity); moved >= options.Tolerance; step++)
        {
            if (step == options.MostSteps)
                throw NoFit($"after {Invariant.Text(step)} steps it still moves");
            var free = misfit.Free(point, jacobian, errors);
            if (free.Length == 0)
                break;
            var ofFree = OfColumns(jacobian, free);
            var normal = ofFree.TransposeThisAndMultiply(ofFree);
            var slope = ofFree.TransposeThisAndMultiply(errors);
            if (normal.Diagonal().Any(value => value == 0))
                throw new StudyException(
                    $"calibrate: {paths[free[normal.Diagonal().AbsoluteMinimumIndex()]]} does not change any of the observed outcomes"
                );
            var trials = Damping
                .Select(damping =>
                    misfit.Moved(
                        point,
                        free,
                        (normal + Matrix<double>.Build.DenseOfDiagonalVector(normal.Diagonal() * damping)).PseudoInverse() * -slope
                    )
                )
                .ToArray();
            var outcomes = misfit.Of(trials);
            var best = Enumerable
                .Range(0, trials.Length)
                .Where(index => outcomes[index] is not null)
                .OrderBy(index => outcomes[index]!.L2Norm())
                .DefaultIfEmpty(-1)
                .First();
            if (best < 0)
                throw NoFit("every step has no results, or an outcome that is not above 0");
            double Distance(Vector<double> trial) => (trial - point).PointwiseDivide(misfit.Scale).InfinityNorm();
            if (outcomes[best]!.L2Norm() >= errors.L2Norm())
            {
                if (Distance(trials[0]) > MostLeft)
                    throw NoFit("no step makes the errors smaller, though their slope is not 0");
                break;
            }
            moved = Distance(trials[best]);
            (point, errors) = (trials[best], outcomes[best]!);
            jacobian = misfit.Derivatives(point, errors);
        }
        var estimated = misfit.Free(point, jacobian, errors);
        var variance = errors.DotProduct(errors) / (observations.Length - estimated.Length);
        var covariance = estimated.Length == 0 ? null : Inverse(OfColumns(jacobian, estimated)) * variance;
        return new Fit(
            [
                .. paths.Select(
                    (path, index) =>
                        Array.IndexOf(estimated, index) is >= 0 and var k
                            ? misfit.Bounded(index, new Coefficient(path, point[index], Math.Sqrt(covariance![k, k])))
                            : new Coefficient(path, point[index], double.NaN) { IsAtBound = true }
                ),
            ],
            Math.Sqrt(variance),
            double.NaN,
            observations.Length
        );

        Matrix<double> Inverse(Matrix<double> derivatives)
        {
            var information = derivatives.TransposeThisAndMultiply(derivatives);
            return information.ConditionNumber() <= 1e14
                ? information.Inverse()
                : throw new StudyException(
                    $"calibrate: the observations do not identify {string.Join(", ", estimated.Select(index => paths[index]))} separately"
                );
        }

        StudyException NoFit(string why) =>
            new(
                $"calibrate: got no fit, expected one: at "
                    + $"{string.Join(", ", paths.Select((path, index) => $"{path} = {Invariant.Short(point[index])}"))} {why}; other "
                    + $"starting values may lead to one"
            );
    }

    private static Matrix<double> OfColumns(Matrix<double> matrix, int[] columns) =>
        Matrix<double>.Build.DenseOfColumnVectors(columns.Select(matrix.Column));

    /// <summary>
    /// Fits the size of shocks to a series: x_t = drift + persistence · x_(t−1) + shock, by conditional maximum likelihood (Hamilton 1994,
    /// ch. 5). The deviation of the shocks is <see cref="Fit.ResidualDeviation"/>; both go into
    /// <see cref="Uncertainty.AutoregressiveShocks"/>.
    /// </summary>
    /// <param name="name">What the numbers are, for messages.</param>
    /// <param name="series">The numbers of one series, or of several with one drift and persistence. Only years whose year before is there
    /// say anything: at least four.</param>
    /// <param name="robust">Standard errors that are valid if the spread differs between series and years.</param>
    /// <exception cref="StudyException">There are fewer.</exception>
    public static Fit Autoregression(string name, IReadOnlyCollection<IEnumerable<(int Year, double Value)>> series, bool robust = false)
    {
        ArgumentNullException.ThrowIfNull(series);
        (double Before, double Now)[] pairs =
        [
            .. from values in series.Select(values => values.ToDictionary(item => item.Year, item => item.Value))
            from item in values
            where values.ContainsKey(item.Key - 1)
            select (values[item.Key - 1], item.Value),
        ];
        if (pairs.Length < 4)
            throw new StudyException(
                $"calibrate: {name}: got {Invariant.Text(pairs.Length)} years whose year before is there, expected at least four"
            );
        return LeastSquares
            .Run(
                ["drift", "persistence"],
                [.. pairs.Select(pair => (double[])[1, pair.Before])],
                [.. pairs.Select(pair => pair.Now)],
                robust
            )
            .Within("persistence", -1, 1);
    }

    /// <summary>ln(simulated / observed) as a function of the parameters.</summary>
    private sealed class Misfit
    {
        private const double RelativeStep = 1e-6;

        private readonly ImmutableArray<int> columns;
        private readonly (Reading Reading, double LogValue)[] observed;
        private readonly ProgressingRunner tracked;
        private readonly Parameter[] parameters;

        public Misfit(ICaseRunner runner, ImmutableArray<string> paths, ImmutableArray<Observation> observations, StudyContext context)
        {
            columns = [.. paths.Select(runner.Space.ParameterIndex)];
            if (paths.CountBy(path => path).FirstOrDefault(path => path.Value > 1).Key is { } twice)
                throw new StudyException($"calibrate: got {twice} twice, expected each parameter once");
            if (observations.FirstOrDefault(item => item.Year <= runner.Space.BaselineYear) is { } given)
                throw new StudyException(
                    $"calibrate: got {given.Outcome} in {Invariant.Text(given.Year)}, expected years after "
                        + $"{Invariant.Text(runner.Space.BaselineYear)}: no parameter changes the baseline year"
                );
            parameters = [.. columns.Select(column => runner.Space.Parameters[column])];
            observed =
            [
                .. observations.Select(item =>
                    (
                        runner.Space.Read(item.Outcome, item.Year),
                        item.Value > 0
                            ? Elementary.Log(item.Value)
                            : throw new StudyException(
                                $"{item.Outcome} in {Invariant.Text(item.Year)}: got {Invariant.Text(item.Value)}, expected a value above 0"
                            )
                    )
                ),
            ];
            tracked = new ProgressingRunner(runner, context, 10 * (columns.Length + Damping.Length));
            Start = Vector<double>.Build.DenseOfEnumerable(parameters.Select(parameter => parameter.Default));
            Scale = Start.Map(value => Math.Max(Math.Abs(value), 0.01));
        }

        public Vector<double> Start { get; }

        /// <summary>An estimate with the bounds of its parameter.</summary>
        public Coefficient Bounded(int index, Coefficient coefficient) =>
            coefficient with
            {
                Minimum = parameters[index].Minimum,
                Maximum = parameters[index].Maximum,
            };

        public Vector<double> Scale { get; }

        /// <summary>The parameters that are not pressed against a bound: at one, with errors that would become smaller beyond it.</summary>
        public int[] Free(Vector<double> point, Matrix<double> jacobian, Vector<double> errors)
        {
            var slope = jacobian.TransposeThisAndMultiply(errors);
            return
            [
                .. Enumerable
                    .Range(0, parameters.Length)
                    .Where(index =>
                        !(point[index] <= parameters[index].Minimum && slope[index] > 0)
                        && !(point[index] >= parameters[index].Maximum && slope[index] < 0)
                    ),
            ];
        }

        /// <summary>The point after a step of some parameters, within their bounds.</summary>
        public Vector<double> Moved(Vector<double> point, int[] free, Vector<double> step)
        {
            var moved = point.Clone();
            foreach (var (k, index) in free.Index())
                moved[index] = Math.Clamp(point[index] + step[k], parameters[index].Minimum, parameters[index].Maximum);
            return moved;
        }

        /// <summary>The errors with the parameters that the scenario gives.</summary>
        public Vector<double> AtStart()
        {
            var result = Run([Start])[0];
            if (result.Failure is { } reason)
                throw new StudyException($"calibrate: the scenario does not run with the parameters that it gives: {reason}");
            foreach (var (reading, _) in observed)
            {
                if (!(reading.Of(result) > 0))
                    throw new StudyException(
                        $"calibrate: got {Invariant.Short(reading.Of(result))} for {reading.Name} in {Invariant.Text(reading.Year)} "
                            + $"with the parameters that the scenario gives, expected a value above 0: its logarithm is fitted"
                    );
            }
            return ErrorsOf(result)!;
        }

        /// <summary>The errors at some points; null where a case failed, or an outcome is not above 0 and has no logarithm.</summary>
        public Vector<double>?[] Of(Vector<double>[] points) => [.. Run(points).Select(ErrorsOf)];

        private IReadOnlyList<CaseResult> Run(Vector<double>[] points) =>
            tracked.Run(new CaseTable(columns, points.SelectMany(point => point).ToArray(), points.Length));

        private Vector<double>? ErrorsOf(CaseResult result)
        {
            if (result.Failure is not null)
                return null;
            double[] errors = [.. observed.Select(item => Elementary.Log(item.Reading.Of(result)) - item.LogValue)];
            return Array.TrueForAll(errors, double.IsFinite) ? Vector<double>.Build.Dense(errors) : null;
        }

        public Matrix<double> Derivatives(Vector<double> point, Vector<double> errors)
        {
            var steps = Scale
                .Select(
                    (scale, index) => RelativeStep * scale * (point[index] + RelativeStep * scale <= parameters[index].Maximum ? 1 : -1)
                )
                .ToArray();
            var around = Of([
                .. steps.Select(
                    (step, index) =>
                    {
                        var beside = point.Clone();
                        beside[index] += step;
                        return beside;
                    }
                ),
            ]);
            return Matrix<double>.Build.DenseOfColumnVectors(
                around.Select(
                    (beside, index) =>
                        beside is null
                            ? throw new StudyException(
                                $"calibrate: the scenario does not run, or an observed outcome is not above 0, beside "
                                    + $"{parameters[index].Path} = {Invariant.Short(point[index])}"
                            )
                            : (beside - errors) / steps[index]
                )
            );
        }
    }
}
