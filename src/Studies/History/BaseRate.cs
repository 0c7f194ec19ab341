using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>How often it happened before.</summary>
/// <param name="Ratio">The required growth: turnover at the end over the start.</param>
/// <param name="Years">In how many years.</param>
/// <param name="SmallestStart">Smallest turnover at the start that counts as of this size.</param>
/// <param name="LargestStart">Largest.</param>
/// <param name="Windows">All stretches of that many years that started from such a turnover. They overlap, so they say less than as many
/// independent ones.</param>
/// <param name="Reached">Those that reached the ratio.</param>
public sealed record BaseRate(
    double Ratio,
    int Years,
    double SmallestStart,
    double LargestStart,
    int Windows,
    ImmutableArray<HistoricalWindow> Reached
)
{
    /// <summary>The share of windows that reached it.</summary>
    public double Share => (double)Reached.Length / Windows;

    /// <summary>Pairs in which it happened at least once.</summary>
    public int Pairs => Reached.Select(window => window.Series).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Pairs whose turnover at the start was within this factor of another's count as of its size.</summary>
    public const double SizeFactor = 3;

    /// <summary>How often pairs of about a size grew that much; null: none was observed that long.</summary>
    /// <param name="history">The pairs.</param>
    /// <param name="start">The size: turnover at the start, million USD.</param>
    /// <param name="ratio">Turnover at the end over the start.</param>
    /// <param name="years">In how many years.</param>
    public static BaseRate? OfSize(TradeHistory history, double start, double ratio, int years)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Counted(history, ratio, years, start / SizeFactor, start * SizeFactor);
    }

    /// <summary>How often pairs of about a size grew as much as a goal requires; null: it requires no growth, or none was observed that
    /// long.</summary>
    /// <param name="history">The pairs.</param>
    /// <param name="start">The size: turnover in the baseline year, million USD.</param>
    /// <param name="goal">A goal on the turnover.</param>
    public static BaseRate? OfGoal(TradeHistory history, double start, Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return goal.Bound == Bound.AtLeast && start > 0 && goal.Value > start
            ? OfSize(history, start, goal.Value / start, goal.Reading.YearIndex)
            : null;
    }

    /// <summary>Counts how often pairs of a size grew that much: the outside view (Kahneman and Tversky 1979; Flyvbjerg 2006, reference
    /// classes).</summary>
    /// <param name="history">The pairs.</param>
    /// <param name="ratio">Turnover at the end over the start.</param>
    /// <param name="years">In how many years.</param>
    /// <param name="smallestStart">Smallest turnover at the start, million USD.</param>
    /// <param name="largestStart">Largest.</param>
    /// <exception cref="StudyException">No pair of that size was observed that long.</exception>
    public static BaseRate Of(TradeHistory history, double ratio, int years, double smallestStart, double largestStart)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Counted(history, ratio, years, smallestStart, largestStart)
            ?? throw new StudyException(
                $"base rate: no pair was observed for {Invariant.Text(years)} years from a turnover between "
                    + $"{Invariant.Short(smallestStart)} and {Invariant.Short(largestStart)} million dollars"
            );
    }

    private static BaseRate? Counted(TradeHistory history, double ratio, int years, double smallestStart, double largestStart)
    {
        HistoricalWindow[] windows =
        [
            .. from series in history.Series
            from item in series.Values
            where item.Value >= smallestStart && item.Value <= largestStart && series.Values.ContainsKey(item.Key + years)
            select new HistoricalWindow(series.Name, item.Key, item.Value, series.Values[item.Key + years] / item.Value),
        ];
        return windows.Length == 0
            ? null
            : new BaseRate(ratio, years, smallestStart, largestStart, windows.Length, [.. windows.Where(window => window.Ratio >= ratio)]);
    }
}
