namespace TradeSim.Engine.Outcomes;

/// <summary>One year of one case, as outcomes see it.</summary>
public interface ITradeYear
{
    /// <summary>The year.</summary>
    int Year { get; }

    /// <summary>What the importer buys from the exporter in the sector, million USD before the importer's tariff; of the baseline year, or
    /// of this year where the scenario's prices are nominal.</summary>
    double Flow(int exporter, int importer, int sector);

    /// <summary>Wage per unit of effective labour, ratio to the baseline year.</summary>
    double Wage(int economy);

    /// <summary>Price index of final demand Π_j P_nj^α_nj, ratio to the baseline year.</summary>
    double PriceIndex(int economy);

    /// <summary>Price index P_nj of a sector's goods for buyers in an economy, tariffs included, ratio to the baseline year.</summary>
    double SectorPrice(int economy, int sector) => 1;

    /// <summary>Income I (wages, tariff revenue, transfer), ratio to the baseline year.</summary>
    double Income(int economy);

    /// <summary>Income in million USD.</summary>
    double IncomeValue(int economy);

    /// <summary>Income I of the baseline year, million USD: of the world without deficits where the scenario closes them first.</summary>
    double BaselineIncome(int economy);

    /// <summary>World prices in dollars of the year, ratio to the baseline year; 1 where prices are constant.</summary>
    double PriceLevel => 1;

    /// <summary>What the policy at an index of the scenario costs this year, million USD.</summary>
    double PolicyCost(int policy) => 0;

    /// <summary>What a cap on a flow costs buyers, as the ad valorem equivalent that would bring the flow down to it; 0 where none
    /// binds.</summary>
    double QuotaCost(int exporter, int importer, int sector) => 0;

    /// <summary>Real income: (I'/I) / price index, ratio to the baseline year.</summary>
    double RealIncome(int economy) => Income(economy) / PriceIndex(economy);
}
