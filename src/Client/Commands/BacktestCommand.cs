using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim backtest</c>: would it have been right before?</summary>
internal sealed class BacktestCommand : StudyCommand
{
    private readonly HistoryOption history = new("The past that is forecast.");
    private readonly Option<int> horizons = new("--horizons") { Description = "Years ahead.", DefaultValueFactory = _ => 5 };

    public BacktestCommand()
        : base(
            "backtest",
            "Forecasts years of the past that were held back, knowing only what was known then, and says how far each model missed.",
            "backtest"
        )
    {
        Add(history.Option);
        Add(horizons);
        Output.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed) =>
        new BacktestRequest { History = history.Of(parsed), Horizons = parsed.GetValue(horizons) };
}
