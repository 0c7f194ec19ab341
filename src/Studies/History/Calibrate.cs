using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using TradeSim.Engine.Path;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>A figure that was observed.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">What was observed, above 0.</param>
public sealed record Observation(string Outcome, int Year, double Value)
{
    /// <summary>Reads observations from a table with columns outcome, year, value.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StudyException">A column is missing or a cell is no number.</exception>
    public static ImmutableArray<Observation> Read(TextReader reader, string file) =>
        [.. CsvRows.Read(reader, file).Rows.Select(row => new Observation(row.Text("outcome"), row.Whole("year"), row.Number("value")))];
}

/// <summary>How a calibration is made.</summary>
public sealed record CalibrateOptions
{
    /// <summary>Most steps. Default 50.</summary>
    public int MostSteps { get; init; } = 50;

    /// <summary>A step smaller than this, relative to the parameter's scale, ends it. Default 1e-8.</summary>
    public double Tolerance { get; init; } = 1e-8;
}

/// <summary>Fits assumptions to history.</summary>
public static class Calibrate
{
    private static readonly double[] Damping = [0, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100];

    /// <summary>
    /// Fits parameters of a scenario to observed outcomes: least squares of log errors, which is maximum likelihood where those are normal with one spread
    /// (Levenberg 1944, Marquardt 1963). The derivatives of a step, and then its damped trials, each are one batch of cases. Standard errors from the curvature at
    /// the end, by Student's t.
    /// </summary>
    /// <param name="runner">Who runs cases.</param>
    /// <param name="paths">The parameters; they start from what the scenario gives and stay within their bounds.</param>
    /// <param name="observations">What was observed, more than there are parameters.</param>
    /// <param name="options">When to stop.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="StudyException">The observations do not tell the parameters apart, or the start cannot be run.</exception>
    public static Fit Scenario(ICaseRunner runner, ImmutableArray<string> paths, ImmutableArray<Observation> observations, CalibrateOptions? options = null, StudyContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        options ??= new CalibrateOptions();
        if (observations.Length <= paths.Length) throw new StudyException($"calibrate: got {Invariant.Text(observations.Length)} observations for {Invariant.Text(paths.Length)} parameters, expected more observations than parameters");
        var misfit = new Misfit(runner, paths, observations, context ?? StudyContext.Default);
        var point = misfit.Start;
        var errors = misfit.AtStart();
        var jacobian = misfit.Derivatives(point, errors);
        for (var step = 0; step < options.MostSteps; step++)
        {
            var normal = jacobian.TransposeThisAndMultiply(jacobian);
            var slope = jacobian.TransposeThisAndMultiply(errors);
            if (normal.Diagonal().Any(value => value == 0)) throw new StudyException($"calibrate: {paths[normal.Diagonal().AbsoluteMinimumIndex()]} does not change any of the observed outcomes");
            var trials = Damping.Select(damping => misfit.Within(point - (normal + Matrix<double>.Build.DenseOfDiagonalVector(normal.Diagonal() * damping)).PseudoInverse() * slope)).ToArray();
            var outcomes = misfit.Of(trials);
            var best = Enumerable.Range(0, trials.Length).Where(index => outcomes[index] is not null).OrderBy(index => outcomes[index]!.L2Norm()).DefaultIfEmpty(-1).First();
            if (best < 0 || outcomes[best]!.L2Norm() >= errors.L2Norm()) break;
            var moved = (trials[best] - point).PointwiseDivide(misfit.Scale).InfinityNorm();
            (point, errors) = (trials[best], outcomes[best]!);
            jacobian = misfit.Derivatives(point, errors);
            if (moved < options.Tolerance) break;
        }
        var (n, k) = (observations.Length, paths.Length);
        var variance = errors.DotProduct(errors) / (n - k);
        var information = jacobian.TransposeThisAndMultiply(jacobian);
        if (information.ConditionNumber() > 1e14) throw new StudyException($"calibrate: the observations do not tell {string.Join(", ", paths)} apart");
        var covariance = information.Inverse() * variance;
        return new Fit([.. paths.Select((path, index) => new Coefficient(path, point[index], Math.Sqrt(covariance[index, index])))], Math.Sqrt(variance), double.NaN, n);
    }

    /// <summary>
    /// Fits the size of shocks to a series: x_t = drift + persistence · x_(t−1) + shock, by conditional maximum likelihood (Hamilton 1994, ch. 5). The deviation of
    /// the shocks is <see cref="Fit.ResidualDeviation"/>; both go into <see cref="Uncertainty.AutoregressiveShocks"/>.
    /// </summary>
    /// <param name="series">The numbers in the order of years, at least five.</param>
    public static Fit Autoregression(IReadOnlyList<double> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count < 5) throw new StudyException($"calibrate: got {Invariant.Text(series.Count)} years, expected at least five");
        return LeastSquares.Run(["drift", "persistence"], [.. series.SkipLast(1).Select(before => (double[])[1, before])], [.. series.Skip(1)]);
    }

    /// <summary>ln(simulated / observed) as a function of the parameters.</summary>
    private sealed class Misfit
    {
        private const double RelativeStep = 1e-6;

        private readonly ImmutableArray<int> columns;
        private readonly (Reading Reading, double LogValue)[] observed;
        private readonly CaseDesk desk;
        private readonly Parameter[] parameters;

        public Misfit(ICaseRunner runner, ImmutableArray<string> paths, ImmutableArray<Observation> observations, StudyContext context)
        {
            columns = [.. paths.Select(runner.Space.ParameterIndex)];
            parameters = [.. columns.Select(column => runner.Space.Parameters[column])];
            observed = [.. observations.Select(item => (runner.Space.Read(item.Outcome, item.Year), item.Value > 0 ? Math.Log(item.Value) : throw new StudyException($"{item.Outcome} in {Invariant.Text(item.Year)}: got {Invariant.Text(item.Value)}, expected a value above 0")))];
            desk = new CaseDesk(runner, context, 10 * (columns.Length + Damping.Length));
            Start = Vector<double>.Build.DenseOfEnumerable(parameters.Select(parameter => parameter.Default));
            Scale = Start.Map(value => Math.Max(Math.Abs(value), 0.01));
        }

        public Vector<double> Start { get; }

        public Vector<double> Scale { get; }

        public Vector<double> Within(Vector<double> point) => Vector<double>.Build.Dense(point.Count, index => Math.Clamp(point[index], parameters[index].Minimum, parameters[index].Maximum));

        /// <summary>The errors with the parameters that the scenario gives.</summary>
        public Vector<double> AtStart()
        {
            var result = Run([Start])[0];
            if (result.Failure is { } reason) throw new StudyException($"calibrate: the scenario does not run with the parameters that it gives: {reason}");
            foreach (var (reading, _) in observed)
            {
                if (!(reading.Of(result) > 0)) throw new StudyException($"calibrate: got {Invariant.Short(reading.Of(result))} for {reading.Name} in {Invariant.Text(reading.Year)} with the parameters that the scenario gives, expected a value above 0: what is fitted is its logarithm");
            }
            return ErrorsOf(result)!;
        }

        /// <summary>The errors at some points; null where a case failed, or an outcome is not above 0 and has no logarithm.</summary>
        public Vector<double>?[] Of(Vector<double>[] points) => [.. Run(points).Select(ErrorsOf)];

        private IReadOnlyList<CaseResult> Run(Vector<double>[] points) => desk.Take(new CaseTable(columns, points.SelectMany(point => point).ToArray(), points.Length));

        private Vector<double>? ErrorsOf(CaseResult result)
        {
            if (result.Failure is not null) return null;
            double[] errors = [.. observed.Select(item => Math.Log(item.Reading.Of(result)) - item.LogValue)];
            return Array.TrueForAll(errors, double.IsFinite) ? Vector<double>.Build.Dense(errors) : null;
        }

        public Matrix<double> Derivatives(Vector<double> point, Vector<double> errors)
        {
            var steps = Scale.Select((scale, index) => RelativeStep * scale * (point[index] + RelativeStep * scale <= parameters[index].Maximum ? 1 : -1)).ToArray();
            var around = Of([.. steps.Select((step, index) =>
            {
                var beside = point.Clone();
                beside[index] += step;
                return beside;
            })]);
            return Matrix<double>.Build.DenseOfColumnVectors(around.Select((beside, index) => beside is null
                ? throw new StudyException($"calibrate: the scenario does not run, or an observed outcome is not above 0, beside {parameters[index].Path} = {Invariant.Short(point[index])}")
                : (beside - errors) / steps[index]));
        }
    }
}
