using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace TradeSim.Baselines;

/// <summary>
/// Gravity in its simplest estimated form: the logarithm of trade on those of both GDPs and of distance, and on shared language, by least
/// squares. Poisson pseudo-maximum likelihood, usual elsewhere, fits levels: on a dozen economies of very different size one pair of giants
/// decides the equation, and the small pairs that need estimates are missed by an order of magnitude.
/// </summary>
internal sealed class Gravity
{
    private const int MostRowsOfFullFactor = 1000;

    private readonly Dictionary<string, double> gdp;
    private readonly Dictionary<(string, string), Separation> separations;
    private readonly int[] used;
    private readonly double[] coefficients;

    private Gravity(
        Dictionary<string, double> gdp,
        Dictionary<(string, string), Separation> separations,
        int[] used,
        double[] coefficients,
        int observations
    )
    {
        this.gdp = gdp;
        this.separations = separations;
        this.used = used;
        this.coefficients = coefficients;
        Observations = observations;
    }

    private static readonly string[] Names = ["constant", "ln GDP of exporter", "ln GDP of importer", "ln distance", "language"];

    /// <summary>Pairs it was estimated from.</summary>
    public int Observations { get; }

    /// <summary>The estimated equation, for the report.</summary>
    public IEnumerable<(string Name, double Coefficient)> Equation => used.Select((regressor, at) => (Names[regressor], coefficients[at]));

    /// <summary>
    /// Estimates from observed pairs. With fewer than twice as many pairs as coefficients only the level is estimated, with elasticities of
    /// 1 for GDP and -1 for distance, the usual finding.
    /// </summary>
    public static Gravity Estimate(BaselineRecipe recipe, IEnumerable<(string Exporter, string Importer, double Value)> observed)
    {
        var gdp = recipe.Economies.ToDictionary(economy => economy.Code, economy => recipe.GdpOf(economy.Code, recipe.Year)!.Value);
        var separations = new Dictionary<(string, string), Separation>();
        foreach (Separation separation in recipe.Distances)
        {
            separations[(separation.One, separation.Other)] = separation;
            separations[(separation.Other, separation.One)] = separation;
        }

        var sample = observed.Where(pair => pair.Value > 0 && separations.ContainsKey((pair.Exporter, pair.Importer))).ToList();
        var rows = sample
            .Select(pair => Regressors(gdp, separations[(pair.Exporter, pair.Importer)], pair.Exporter, pair.Importer))
            .ToList();
        double[] values = sample.Select(pair => pair.Value).ToArray();
        int[] used = Enumerable.Range(0, Names.Length).Where(r => r == 0 || rows.Select(row => row[r]).Distinct().Skip(1).Any()).ToArray();
        if (rows.Count >= 2 * used.Length && LeastSquares(rows, used, values) is { } estimated)
            return new Gravity(gdp, separations, used, estimated, rows.Count);
        used = [0, 1, 2, 3];
        double[] coefficients = Level(rows, values, used);
        return new Gravity(gdp, separations, used, coefficients, rows.Count);
    }

    /// <summary>Predicted trade, million US dollars, or null without a distance or without any observed pair. Six digits, so that no
    /// platform's logarithm shows.</summary>
    public double? Predict(string exporter, string importer)
    {
        if (Observations == 0 || !separations.TryGetValue((exporter, importer), out Separation? separation))
            return null;
        double[] row = Regressors(gdp, separation, exporter, importer);
        double log = 0;
        for (int at = 0; at < used.Length; at++)
            log += coefficients[at] * row[used[at]];
        double value = Math.Exp(log);
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 5);
        return Math.Round((double)((decimal)Math.Round(value / unit) * (decimal)unit), 9);
    }

    private static double[] Regressors(Dictionary<string, double> gdp, Separation separation, string exporter, string importer) =>
        [1, Math.Log(gdp[exporter]), Math.Log(gdp[importer]), Math.Log(separation.Kilometres), separation.Language];

    private static double[]? LeastSquares(List<double[]> rows, int[] used, double[] values)
    {
        // The full factor of a world of pairs would take gigabytes.
        var method = rows.Count > MostRowsOfFullFactor ? QRMethod.Thin : QRMethod.Full;
        var factored = Matrix<double>.Build.DenseOfRows(rows.Select(row => used.Select(r => row[r]))).QR(method);
        return factored.IsFullRank
            ? factored.Solve(Vector<double>.Build.DenseOfEnumerable(values.Select(value => Math.Log(value)))).ToArray()
            : null;
    }

    private static double[] Level(List<double[]> rows, double[] values, int[] used)
    {
        double[] coefficients = [0, 1, 1, -1];
        double predicted = rows.Sum(row => Math.Exp(used.Skip(1).Sum(r => coefficients[r] * row[r])));
        coefficients[0] = rows.Count == 0 ? 0 : Math.Log(values.Sum() / predicted);
        return coefficients;
    }
}
