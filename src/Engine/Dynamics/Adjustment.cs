namespace TradeSim.Engine.Dynamics;

/// <summary>How fast buyers adjust to new costs, and the elasticities that one then sees.</summary>
public static class Adjustment
{
    /// <summary>
    /// λ = 0.76/2.0: Boehm, Levchenko and Pandalai-Nayar (2023, AER 113(4)) find a trade elasticity of 0.76 in the first year and of about
    /// 2 in the long run, which takes 7 to 10 years; at this speed 3 % of the way is left after seven.
    /// </summary>
    public const double SpeedOfBoehm = 0.38;

    /// <summary>
    /// The trade elasticity that a user sees some years after a lasting change of costs: θ·(1 − (1−λ)^years). In the first year it is λ·θ.
    /// </summary>
    /// <param name="longRun">θ, the sector's trade elasticity.</param>
    /// <param name="speed">λ, in (0, 1].</param>
    /// <param name="years">Years with the change, the first counted.</param>
    public static double ElasticityAfter(double longRun, double speed, int years)
    {
        var left = 1.0;
        for (var year = 0; year < years; year++)
            left *= 1 - speed;
        return longRun * (1 - left);
    }
}
