namespace TradeSim.Engine.Dynamics;

/// <summary>An economy in a year; hats are ratios to the baseline year.</summary>
/// <param name="Wage">w, wage per unit of effective labour, hat.</param>
/// <param name="PriceIndex">Π_j P_nj^α_nj, hat.</param>
/// <param name="Income">I'/I, hat.</param>
/// <param name="IncomeValue">I', million USD of the baseline year.</param>
/// <param name="WelfareFirstOrder">Caliendo and Parro's (2015, eq. 15) first-order welfare: terms of trade plus volume of trade, plus
/// 1.</param>
public readonly record struct EconomyYearFigures(
    double Wage,
    double PriceIndex,
    double Income,
    double IncomeValue,
    double WelfareFirstOrder
)
{
    /// <summary>Wage / price index.</summary>
    public double RealWage => Wage / PriceIndex;

    /// <summary>(I'/I) / price index.</summary>
    public double RealIncome => Income / PriceIndex;
}
