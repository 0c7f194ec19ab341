using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>
/// The bands that ensembles draw by default: as wide as forecasts by the growth of both economies, which is what a
/// scenario's business as usual does, missed in the
/// past. They lie about the scenario's own path: over the horizons the errors of those forecasts lean now one way, now the
/// other, and by no more than their overlapping
/// windows would by chance, so there is no bias to take over.
/// </summary>
/// <param name="Errors">Log errors by horizon, about their median.</param>
/// <param name="Held">How often such bands held in years that were held back, by horizon.</param>
public sealed record HistoricalBands(LogErrors Errors, ImmutableArray<ModelScore> Held)
{
    /// <summary>Horizons over which <see cref="Coverage"/> is taken: beyond, there are few held-back years.</summary>
    public const int Horizons = 5;

    /// <summary>How often an 80 % band held in held-back years, all pairs and horizons of 1 to 5 years together; null: no
    /// forecast had bands.</summary>
    public double? Coverage => Forecasts == 0 ? null : Counted.Sum(score => score.Coverage80!.Value * score.Banded) / Forecasts;

    /// <summary>Forecasts of held-back years behind <see cref="Coverage"/>.</summary>
    public int Forecasts => Counted.Sum(score => score.Banded);

    private IEnumerable<ModelScore> Counted => Held.Where(score => score.Horizon <= Horizons && score.Banded > 0);

    /// <summary>The bands of a history.</summary>
    /// <param name="history">The pairs, with the growth of economies.</param>
    /// <param name="years">Years ahead that are needed.</param>
    /// <param name="context">Progress, cancellation, clock.</param>
    /// <exception cref="StudyException">The history is too short for forecasts by the growth of both economies.</exception>
    public static HistoricalBands Of(TradeHistory history, int years, StudyContext? context = null)
    {
        var model = new IncomeElasticity();
        var result = Backtest.Run(
            history,
            [model],
            new BacktestOptions { Horizons = Math.Max(years, Horizons), AreBandsCentred = true },
            context
        );
        var errors = result.ErrorsOf(model.Name)
            ?? throw new StudyException(
                $"bands: got a history without forecasts by the growth of both economies, expected {Invariant.Text(IncomeElasticity.LeastChanges)} yearly changes of turnovers with the growth of both, and years after them"
            );
        return new HistoricalBands(
            errors.Centred(),
            [.. result.Scores.Where(score => score.Scope == Backtest.Everything && score.Model == model.Name && score.Horizon is not null)]
        );
    }
}
