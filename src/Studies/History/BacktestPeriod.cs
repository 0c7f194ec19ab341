namespace TradeSim.Studies.History;

/// <summary>Which outcomes of a backtest are counted.</summary>
public enum BacktestPeriod
{
    /// <summary>All years.</summary>
    AllYears,

    /// <summary>Outcomes until 2021.</summary>
    Until2021,

    /// <summary>Outcomes from 2022 on: war, sanctions, transit and re-exports.</summary>
    From2022,
}
