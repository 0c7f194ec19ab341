using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Studies.History;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Execution;

/// <summary>The growth elasticity of trade and the size of its shocks, fitted to history.</summary>
/// <param name="Fit">Elasticity and drift.</param>
/// <param name="Shocks">Shock sizes by series.</param>
internal sealed record CalibrateHistoryStudy(Fit Fit, ImmutableArray<(string Name, Fit Fit)> Shocks) : RequestResult
{
    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables =>
        [
            Fit.Table(),
            .. Shocks.Select((series, index) => series.Fit.Table(string.Create(CultureInfo.InvariantCulture, $"shocks-{index + 1}"))),
        ];

    /// <summary>Executes the request.</summary>
    public static CalibrateHistoryStudy Execute(CalibrateHistoryRequest request)
    {
        var source = HistorySource.Needed(request.History);
        var fit = IncomeElasticity.Calibrate(source.History);
        var shocks = request.Pair is { } pair ? OfPair(source.History, pair) : [IncomeElasticity.Shocks(source.History)];
        return new CalibrateHistoryStudy(fit, shocks) { Past = source };
    }

    private static ImmutableArray<(string Name, Fit Fit)> OfPair(TradeHistory history, string pair)
    {
        var series = history.Series.FirstOrDefault(series => series.Name == pair)
            ?? throw new UserException(
                $"--pair: got {pair}, expected one of {string.Join(", ", history.Series.Select(series => series.Name))}"
            );
        return
        [
            Fitted($"log turnover of {pair}, yearly change", series.LogChanges()),
            .. from economy in (string[])[series.Reporter, series.Partner]
            let growth = history.Growth?.Known(economy, history.LastYear)
            where growth is { Length: >= 5 }
            select Fitted($"growth of {economy}", growth.Value),
        ];

        static (string, Fit) Fitted(string name, ImmutableArray<(int, double)> series) => (name, Calibrate.Autoregression(name, [series]));
    }
}
