using System.Collections.Immutable;
using TradeSim.Studies.History;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Execution;

/// <summary>Forecast errors in the past.</summary>
/// <param name="Result">Forecasts and scores.</param>
/// <param name="Horizons">Years ahead.</param>
internal sealed record BacktestStudy(BacktestResult Result, int Horizons) : RequestResult
{
    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables => [Result.ScoresTable(), Result.GoalsTable(), Result.ForecastsTable()];

    /// <summary>Executes the request.</summary>
    public static BacktestStudy Execute(BacktestRequest request, ExecutionOptions options)
    {
        var source = HistorySource.Needed(request.History);
        var how = new BacktestOptions { Horizons = request.Horizons };
        var result = Backtest.Run(source.History, source.Others, how, options.Context);
        return new BacktestStudy(result, request.Horizons) { Past = source };
    }
}
