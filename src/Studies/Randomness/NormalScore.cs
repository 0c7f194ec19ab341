using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Randomness;

/// <summary>
/// The standard normal distribution, by algorithms that need only the engine's own exponential and logarithm: the same bits on every
/// platform.
/// </summary>
internal static class NormalScore
{
    private static readonly double[] CentreAbove =
    [
        3.3871328727963666080e0,
        1.3314166789178437745e+2,
        1.9715909503065514427e+3,
        1.3731693765509461125e+4,
        4.5921953931549871457e+4,
        6.7265770927008700853e+4,
        3.3430575583588128105e+4,
        2.5090809287301226727e+3,
    ];
    private static readonly double[] CentreBelow =
    [
        1,
        4.2313330701600911252e+1,
        6.8718700749205790830e+2,
        5.3941960214247511077e+3,
        2.1213794301586595867e+4,
        3.9307895800092710610e+4,
        2.8729085735721942674e+4,
        5.2264952788528545610e+3,
    ];
    private static readonly double[] SideAbove =
    [
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ];
    private static readonly double[] SideBelow =
    [
        1,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ];
    private static readonly double[] TailAbove =
    [
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ];
    private static readonly double[] TailBelow =
    [
        1,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ];
    private static readonly double[] ErrorAbove =
    [
        220.206867912376,
        221.213596169931,
        112.079291497871,
        33.912866078383,
        6.37396220353165,
        0.700383064443688,
        3.52624965998911e-2,
    ];
    private static readonly double[] ErrorBelow =
    [
        440.413735824752,
        793.826512519948,
        637.333633378831,
        296.564248779674,
        86.7807322029461,
        16.064177579207,
        1.75566716318264,
        8.83883476483184e-2,
    ];

    /// <summary>The score below which a fraction p of the distribution lies (Wichura 1988, algorithm AS 241, Applied Statistics 37,
    /// 477-484; about 1e-16 relative).</summary>
    /// <param name="p">Between 0 and 1, neither included.</param>
    public static double Quantile(double p)
    {
        if (!(p > 0 && p < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability between 0 and 1.");
        var fromMiddle = p - 0.5;
        if (Math.Abs(fromMiddle) <= 0.425)
        {
            var r = 0.180625 - fromMiddle * fromMiddle;
            return fromMiddle * Polynomial(CentreAbove, r) / Polynomial(CentreBelow, r);
        }
        var tail = Math.Sqrt(-Elementary.Log(fromMiddle < 0 ? p : 1 - p));
        var size =
            tail <= 5
                ? Polynomial(SideAbove, tail - 1.6) / Polynomial(SideBelow, tail - 1.6)
                : Polynomial(TailAbove, tail - 5) / Polynomial(TailBelow, tail - 5);
        return fromMiddle < 0 ? -size : size;
    }

    /// <summary>The fraction of the distribution below a score (Hart 1968, in the form of West 2005, "Better approximations to cumulative
    /// normal functions", Wilmott; about 1e-15).</summary>
    public static double Probability(double score)
    {
        var x = Math.Abs(score);
        if (x > 37)
            return score < 0 ? 0 : 1;
        var density = Elementary.Exp(-x * x / 2);
        var above =
            x < 7.07106781186547
                ? density * Polynomial(ErrorAbove, x) / Polynomial(ErrorBelow, x)
                : density / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.506628274631;
        return score < 0 ? above : 1 - above;
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var power = coefficients.Length - 1; power >= 0; power--)
            sum = sum * x + coefficients[power];
        return sum;
    }
}
