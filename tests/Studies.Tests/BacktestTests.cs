using TradeSim.Studies.History;
using Xunit.Abstractions;

namespace TradeSim.Studies.Tests;

/// <summary>The shipped history, once for all tests.</summary>
public sealed class ShippedHistory
{
    public ShippedHistory()
    {
        using var pairs = Repository.Open("scenarios", "data", "history", "pairs.csv");
        using var growth = Repository.Open("scenarios", "data", "history", "growth-vintages.csv");
        Turnovers = TradeHistory.ReadTurnovers(pairs).With(GrowthVintages.Read(growth));
        Result = Backtest.Run(Turnovers);
    }

    public TradeHistory Turnovers { get; }

    public BacktestResult Result { get; }
}

public sealed class BacktestTests(ShippedHistory shipped, ITestOutputHelper output) : IClassFixture<ShippedHistory>
{
    [Fact]
    public void Bands_of_80_percent_held_75_to_85_percent_of_the_time_at_every_horizon()
    {
        output.WriteLine(shipped.Result.ScoresTable().ToString());
        output.WriteLine(BaseRate.Of(shipped.Turnovers, 3.76, 5, 100, 1000).ToString());
        output.WriteLine(BaseRate.Of(shipped.Turnovers, 2.72, 5, 100, 1000).ToString());
        output.WriteLine(IncomeElasticity.Calibrate(shipped.Turnovers).Table().ToString());
        foreach (var horizon in (int?[])[null, 1, 2, 3, 4, 5])
            Assert.InRange(shipped.Result.ScoreOf(Backtest.Everything, "last value", horizon).Coverage80!.Value, 0.75, 0.85);
    }
}
