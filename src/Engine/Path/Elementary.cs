using System.Runtime.Intrinsics;

namespace TradeSim.Engine.Path;

/// <summary>
/// Exponential and logarithm by the managed algorithm that the market's vectors use: the same bits on every platform and for one number
/// as for eight, which the C library's functions do not promise.
/// </summary>
public static class Elementary
{
    /// <summary>e^x.</summary>
    public static double Exp(double x) => Vector512.Exp(Vector512.Create(x)).ToScalar();

    /// <summary>ln x.</summary>
    public static double Log(double x) => Vector512.Log(Vector512.Create(x)).ToScalar();
}
