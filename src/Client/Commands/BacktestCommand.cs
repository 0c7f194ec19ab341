using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim backtest</c>: would it have been right before?</summary>
internal sealed class BacktestCommand : StudyCommand
{
    private readonly HistoryOption history = new("History to forecast.");
    private readonly Option<int> horizons = new("--horizons")
    {
        Description = "Longest horizon in years.",
        DefaultValueFactory = _ => BacktestRequest.DefaultHorizons,
    };

    public BacktestCommand()
        : base("backtest", "Forecast past years from earlier data only, and report the errors of each model.", "backtest")
    {
        Add(history.Option);
        Add(horizons);
        Output.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed) =>
        new BacktestRequest { History = history.Of(parsed), Horizons = parsed.GetValue(horizons) };
}
