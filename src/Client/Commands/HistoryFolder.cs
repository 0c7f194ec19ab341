using TradeSim.Studies.History;

namespace TradeSim.Client.Commands;

/// <summary>A folder with the trade of many pairs and the growth that forecasters expected.</summary>
internal static class HistoryFolder
{
    public static TradeHistory Read(string folder)
    {
        using var pairs = Open(folder, "pairs.csv");
        using var growth = Open(folder, "growth-vintages.csv");
        return TradeHistory.ReadTurnovers(pairs).With(GrowthVintages.Read(growth));
    }

    /// <summary>How far forecasts by income growth, which is what a scenario's business as usual does, missed in the past.</summary>
    public static LogErrors Misses(string folder, int years) =>
        Backtest.Run(Read(folder), options: new BacktestOptions { Horizons = years }).ErrorsOf(new IncomeElasticity().Name);

    private static StreamReader Open(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? new StreamReader(path) : throw new UserException($"{path}: got no such file, expected a history such as scenarios/data/history");
    }
}
