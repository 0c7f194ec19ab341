namespace TradeSim.Studies.Randomness;

/// <summary>
/// Student's t distribution with an even number of degrees of freedom, whose distribution function is a polynomial (Abramowitz and Stegun
/// 1964, 26.7.4): additions, multiplications and square roots only, so the same bits on every platform.
/// </summary>
internal static class StudentT
{
    private const int Halvings = 56;

    /// <summary>The fraction of the distribution below a score.</summary>
    /// <param name="degrees">Degrees of freedom, even, at least 2.</param>
    /// <param name="score">The score.</param>
    public static double Probability(int degrees, double score)
    {
        Check(degrees);
        return 0.5 + Half(degrees, score / Math.Sqrt(degrees + score * score));
    }

    /// <summary>The score below which a fraction of the distribution lies.</summary>
    /// <param name="degrees">Degrees of freedom, even, at least 2.</param>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    public static double Quantile(int degrees, double probability)
    {
        Check(degrees);
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability between 0 and 1.");
        var wanted = Math.Abs(probability - 0.5);
        var (low, high) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Half(degrees, middle) < wanted)
                low = middle;
            else
                high = middle;
        }
        var x = Math.Min(low, 1 - 1e-15);
        var score = x * Math.Sqrt(degrees / (1 - x * x));
        return probability < 0.5 ? -score : score;
    }

    /// <summary>
    /// The continuous ranked probability score of a t distribution about 0 (Jordan, Krüger and Lerch 2019, Journal of Statistical Software
    /// 90(12)). Less is better.
    /// </summary>
    /// <param name="degrees">Degrees of freedom, even, at least 2.</param>
    /// <param name="scale">Its scale, above 0.</param>
    /// <param name="value">What came.</param>
    public static double Score(int degrees, double scale, double value)
    {
        var z = value / scale;
        var rest = 1 / (1 + z * z / degrees);
        var power = Math.Sqrt(rest);
        for (var k = 0; k < degrees / 2; k++)
            power *= rest;
        var whole = BetaOfHalfAnd(degrees / 2);
        var density = power / (Math.Sqrt(degrees) * whole);
        return scale
            * (
                z * (2 * Probability(degrees, z) - 1)
                + 2 * density * (degrees + z * z) / (degrees - 1)
                - 2 * Math.Sqrt(degrees) / (degrees - 1) * BetaOfHalfAndHalfLess(degrees) / (whole * whole)
            );
    }

    /// <summary>F − 1/2 as a function of x = t / √(ν + t²).</summary>
    private static double Half(int degrees, double x)
    {
        var (rest, term, sum) = (1 - x * x, 1.0, 1.0);
        for (var k = 1; k < degrees / 2; k++)
        {
            term *= (2 * k - 1) * rest / (2 * k);
            sum += term;
        }
        return x * sum / 2;
    }

    /// <summary>B(1/2, n).</summary>
    private static double BetaOfHalfAnd(int n)
    {
        var beta = 2.0;
        for (var k = 1; k < n; k++)
            beta *= k / (k + 0.5);
        return beta;
    }

    /// <summary>B(1/2, ν − 1/2).</summary>
    private static double BetaOfHalfAndHalfLess(int degrees)
    {
        var beta = Math.PI;
        for (var m = 0.5; m < degrees - 0.75; m++)
            beta *= m / (m + 0.5);
        return beta;
    }

    private static void Check(int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 2);
        if (degrees % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "An even number of degrees of freedom.");
    }
}
