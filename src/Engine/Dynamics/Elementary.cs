using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// Exponential and logarithm by the managed algorithm of <see cref="Vector512"/>: the same bits on every platform and for one number as for
/// eight, which the C library's functions do not promise.
/// </summary>
public static class Elementary
{
    /// <summary>Beyond e^±708 the runtime leaves its vector algorithm for all eight numbers if one of them is there.</summary>
    private const double Farthest = 708;

    /// <summary>e^x; 0 below e^−708, infinite above e^708.</summary>
    public static double Exp(double x) => Exp(Vector512.Create(x)).ToScalar();

    /// <summary>ln x.</summary>
    public static double Log(double x) => Vector512.Log(Vector512.Create(x)).ToScalar();

    /// <summary>
    /// e^x of eight numbers, none of which sees the others: what lies outside the algorithm's range never reaches it, since the runtime
    /// would then compute the neighbours by another algorithm too, with other last bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Exp(Vector512<double> x)
    {
        var inRange = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Farthest));
        var power = Vector512.Exp(Vector512.ConditionalSelect(inRange, x, Vector512<double>.Zero));
        if (Vector512.EqualsAll(inRange.AsInt64(), Vector512<long>.AllBitsSet))
            return power;
        var outside = Vector512.ConditionalSelect(
            Vector512.LessThan(x, Vector512<double>.Zero),
            Vector512<double>.Zero,
            Vector512.Abs(x * Vector512.Create(double.PositiveInfinity))
        );
        return Vector512.ConditionalSelect(inRange, power, outside);
    }
}
