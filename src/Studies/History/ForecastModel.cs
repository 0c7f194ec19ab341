namespace TradeSim.Studies.History;

/// <summary>A way to forecast trade from what is known at the end of a year.</summary>
public abstract class ForecastModel
{
    /// <summary>Name in tables.</summary>
    public abstract string Name { get; }

    /// <summary>Learns from what is known; what it is given ends with the year it stands in.</summary>
    /// <param name="known">The history up to and including <paramref name="year"/>.</param>
    /// <param name="year">The last year that is known.</param>
    /// <returns>The forecast of a series some years ahead, above 0; null where the model has none.</returns>
    public abstract Func<TradeSeries, int, double?> Learn(TradeHistory known, int year);

    /// <summary>The naive models that any other has to beat.</summary>
    public static IReadOnlyList<ForecastModel> Naive { get; } = [new LastValue(), new LinearTrend(), new ConstantGrowth()];

    /// <summary>The naive models and <see cref="IncomeElasticity"/>.</summary>
    public static IReadOnlyList<ForecastModel> All { get; } = [.. Naive, new IncomeElasticity()];

    private protected static (int Year, double Value)[] Last(TradeSeries series, int year, int count) =>
        [.. series.Values.Where(item => item.Key > year - count && item.Key <= year).Select(item => (item.Key, item.Value))];
}
