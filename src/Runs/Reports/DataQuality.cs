using System.Collections.Immutable;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios;

namespace TradeSim.Runs.Reports;

/// <summary>How the trade that a run is about is known: shares of its baseline value by status, of totals and of their split over
/// sectors.</summary>
internal sealed record DataQuality(
    string Trade,
    IReadOnlyDictionary<FigureStatus, double> Totals,
    IReadOnlyDictionary<FigureStatus, double> Cells
)
{
    /// <summary>Of the first outcome that measures flows; null where none does or the tables state nothing.</summary>
    public static DataQuality? Of(Run run)
    {
        foreach (var outcome in run.Scenario.Outcomes)
        {
            FlowSet[] flows = [.. Run.FlowsOf(outcome)];
            if (flows.Length == 0)
                continue;
            var provenance = run.Loaded.Baseline.Provenance;
            var (totals, cells) = (Shares(provenance.ValueByTotalStatus(flows)), Shares(provenance.ValueByStatus(flows)));
            return cells.GetValueOrDefault(FigureStatus.Unstated) < 1 ? new DataQuality(outcome.Name, totals, cells) : null;
        }
        return null;
    }

    public string Line(Sentences sentences) => sentences.DataOf(Trade, Totals, Cells);

    private static Dictionary<FigureStatus, double> Shares(ImmutableSortedDictionary<FigureStatus, double> values)
    {
        var sum = values.Values.Sum();
        return values.ToDictionary(
            value => value.Key,
            value =>
                sum > 0 ? value.Value / sum
                : value.Key == FigureStatus.Unstated ? 1
                : 0
        );
    }
}
