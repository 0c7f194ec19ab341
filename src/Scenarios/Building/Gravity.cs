using MathNet.Numerics.LinearAlgebra;

namespace TradeSim.Scenarios.Building;

/// <summary>
/// Gravity in its simplest estimated form: trade as a log-linear function of both GDPs, distance, shared language and border,
/// by Poisson pseudo-maximum likelihood (Santos Silva and Tenreyro 2006), which fits levels and so needs no correction of logs.
/// </summary>
internal sealed class Gravity
{
    private const int MaxRounds = 200;

    private readonly BaselineRecipe recipe;
    private readonly Dictionary<(string, string), Separation> separations;
    private readonly int[] used;
    private readonly double[] coefficients;

    private Gravity(BaselineRecipe recipe, Dictionary<(string, string), Separation> separations, int[] used, double[] coefficients, int observations)
    {
        this.recipe = recipe;
        this.separations = separations;
        this.used = used;
        this.coefficients = coefficients;
        Observations = observations;
    }

    private static readonly string[] Names = ["constant", "ln GDP of exporter", "ln GDP of importer", "ln distance", "language", "border"];

    /// <summary>Pairs it was estimated from.</summary>
    public int Observations { get; }

    /// <summary>The estimated equation, for the report.</summary>
    public IEnumerable<(string Name, double Coefficient)> Equation => used.Select((regressor, at) => (Names[regressor], coefficients[at]));

    /// <summary>
    /// Estimates from observed pairs. With fewer than twice as many pairs as coefficients only the level is estimated, with elasticities
    /// of 1 for GDP and -1 for distance, the usual finding.
    /// </summary>
    public static Gravity Estimate(BaselineRecipe recipe, IEnumerable<(string Exporter, string Importer, double Value)> observed)
    {
        var separations = new Dictionary<(string, string), Separation>();
        foreach (Separation separation in recipe.Distances)
        {
            separations[(separation.One, separation.Other)] = separation;
            separations[(separation.Other, separation.One)] = separation;
        }

        var sample = observed.Where(pair => separations.ContainsKey((pair.Exporter, pair.Importer))).ToList();
        var rows = sample.Select(pair => Regressors(recipe, separations[(pair.Exporter, pair.Importer)], pair.Exporter, pair.Importer)).ToList();
        double[] values = sample.Select(pair => pair.Value).ToArray();
        int[] used = Enumerable.Range(0, Names.Length).Where(r => r == 0 || rows.Select(row => row[r]).Distinct().Skip(1).Any()).ToArray();
        double[] coefficients = rows.Count >= 2 * used.Length
            ? PoissonPseudoLikelihood(Matrix<double>.Build.DenseOfRows(rows.Select(row => used.Select(r => row[r]))), values)
            : Level(rows, values, used = [0, 1, 2, 3]);
        return new Gravity(recipe, separations, used, coefficients, rows.Count);
    }

    /// <summary>Predicted trade, million US dollars, or null without a distance. Six digits, so that no platform's logarithm shows.</summary>
    public double? Predict(string exporter, string importer)
    {
        if (!separations.TryGetValue((exporter, importer), out Separation? separation))
            return null;
        double[] row = Regressors(recipe, separation, exporter, importer);
        double log = 0;
        for (int at = 0; at < used.Length; at++)
            log += coefficients[at] * row[used[at]];
        double value = Math.Exp(log);
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 5);
        return Math.Round((double)((decimal)Math.Round(value / unit) * (decimal)unit), 9);
    }

    private static double[] Regressors(BaselineRecipe recipe, Separation separation, string exporter, string importer) =>
    [
        1,
        Math.Log(recipe.GdpOf(exporter, recipe.Year)!.Value),
        Math.Log(recipe.GdpOf(importer, recipe.Year)!.Value),
        Math.Log(separation.Kilometres),
        separation.Language,
        separation.Border,
    ];

    private static double[] PoissonPseudoLikelihood(Matrix<double> x, double[] values)
    {
        double mean = values.Average();
        var fitted = Vector<double>.Build.DenseOfEnumerable(values.Select(value => (value + mean) / 2));
        var y = Vector<double>.Build.DenseOfArray(values);
        var coefficients = Vector<double>.Build.Dense(x.ColumnCount);
        for (int round = 0; round < MaxRounds; round++)
        {
            // Iteratively reweighted least squares: the working variable has weight equal to the fitted value.
            var working = fitted.PointwiseLog() + (y - fitted).PointwiseDivide(fitted);
            var weighted = x.MapIndexed((row, _, value) => value * fitted[row]);
            var next = weighted.TransposeThisAndMultiply(x).Solve(weighted.TransposeThisAndMultiply(working));
            double change = (next - coefficients).InfinityNorm();
            coefficients = next;
            fitted = (x * coefficients).PointwiseExp();
            if (change < 1e-12)
                break;
        }

        return coefficients.ToArray();
    }

    private static double[] Level(List<double[]> rows, double[] values, int[] used)
    {
        double[] coefficients = [0, 1, 1, -1];
        double predicted = rows.Sum(row => Math.Exp(used.Skip(1).Sum(r => coefficients[r] * row[r])));
        coefficients[0] = rows.Count == 0 ? 0 : Math.Log(values.Sum() / predicted);
        return coefficients;
    }
}
