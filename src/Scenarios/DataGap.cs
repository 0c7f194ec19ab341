using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Outcomes;

namespace TradeSim.Scenarios;

/// <summary>Something that a scenario's targets rest on and that no report gives.</summary>
/// <param name="What">The missing data, their substitute, and the data that would replace it.</param>
/// <param name="Share">Share of the targets' trade in the baseline that rests on it, 0 to 1.</param>
internal sealed record DataGap(string What, double Share)
{
    private const double Least = 0.005;

    /// <summary>
    /// The gaps of a scenario, ordered by importance for its targets (without targets on trade: for its outcomes): first what touches the
    /// trade itself, by share of its value, then what works through production.
    /// </summary>
    public static ImmutableArray<DataGap> Of(LoadedScenario loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var scenario = loaded.Scenario;
        var flows = scenario.Targets.SelectMany(target => FlowsOf(scenario.Outcomes[target.Outcome])).ToArray();
        if (flows.Length == 0)
            flows = [.. scenario.Outcomes.SelectMany(FlowsOf)];
        var (provenance, world) = (loaded.Baseline.Provenance, scenario.World);
        var cells = flows
            .SelectMany(set => set.Exporters.SelectMany(i => set.Importers.SelectMany(n => set.Sectors.Select(j => (i, n, j)))))
            .Where(cell => cell.i != cell.n)
            .Distinct()
            .ToArray();
        var all = cells.Sum(cell => world.Flow(cell.i, cell.n, cell.j));
        if (!(all > 0))
            return [];
        double ShareOf(Func<(int i, int n, int j), bool> which) => cells.Where(which).Sum(cell => world.Flow(cell.i, cell.n, cell.j)) / all;
        var direct = new List<DataGap>
        {
            Gap(
                "totals of pairs are estimated or assumed: a BACI file, or a report of either country, would replace them",
                ShareOf(cell => provenance.TotalStatusOf(cell.i, cell.n, cell.j) is FigureStatus.Estimated or FigureStatus.Assumed)
            ),
            Gap(
                "the split by sector is assumed: a BACI or UN Comtrade file with products would replace it",
                ShareOf(cell =>
                    provenance.StatusOf(cell.i, cell.n, cell.j) == FigureStatus.Assumed
                    && provenance.TotalStatusOf(cell.i, cell.n, cell.j) != FigureStatus.Assumed
                )
            ),
            Gap(
                "tariffs are unknown, and a substitute is used: a tariff table would replace it",
                ShareOf(cell => provenance.TariffIsUnknown(cell.i, cell.n, cell.j))
            ),
        };
        var indirect = new List<DataGap>();
        foreach (
            var (table, what) in new[]
            {
                ("inputs.csv", "input coefficients are assumed: an OECD ICIO or FIGARO table would replace them"),
                ("production.csv", "value-added shares are assumed: an OECD ICIO or FIGARO table would replace them"),
            }
        )
        {
            var rows = provenance.Counts.Where(count => count.Table == table).ToArray();
            var sum = rows.Sum(count => count.Rows);
            if (sum > 0)
                indirect.Add(
                    new DataGap(what, (double)rows.Where(count => count.Status == FigureStatus.Assumed).Sum(count => count.Rows) / sum)
                );
        }
        return
        [
            .. direct.Where(gap => gap.Share >= Least).OrderByDescending(gap => gap.Share),
            .. indirect.Where(gap => gap.Share >= Least),
        ];

        static DataGap Gap(string what, double share) =>
            new(string.Create(CultureInfo.InvariantCulture, $"for {100 * share:0} % of the trade, {what}"), share);
    }

    private static IEnumerable<FlowSet> FlowsOf(Outcome outcome) =>
        outcome switch
        {
            Turnover turnover => [turnover.There, turnover.Back],
            Exports exports => [exports.Flows],
            Imports imports => [imports.Flows],
            Balance balance => [balance.Exports, balance.Imports],
            Share share => [share.Whole],
            _ => [],
        };
}
