namespace TradeSim.Studies.Ensembles;

/// <summary>How much an uncertain parameter differs between the cases that reach a goal and those that do not.</summary>
/// <param name="Path">The parameter.</param>
/// <param name="MeanWhereReached">Its mean where the goal is met.</param>
/// <param name="MeanElsewhere">Its mean elsewhere.</param>
/// <param name="StandardisedDifference">The difference of the means over the parameter's standard deviation in all cases.</param>
/// <param name="Separation"> The largest distance between the two cumulative distributions, 0 to 1 (Kolmogorov and Smirnov), which also
/// sees what means do not: regional sensitivity analysis (Hornberger and Spear 1981); Pianosi and Wagener's (2015) PAWN takes the same
/// distance. </param>
/// <param name="Critical">The distance that as many draws of one distribution exceed in 5 % of all cases: 1.36 √(1/m + 1/n) (Smirnov
/// 1948).</param>
internal sealed record Driver(
    string Path,
    double MeanWhereReached,
    double MeanElsewhere,
    double StandardisedDifference,
    double Separation,
    double Critical
)
{
    /// <summary>Whether the parameter separates the cases more than chance would.</summary>
    public bool IsSignificant => Separation > Critical;
}
