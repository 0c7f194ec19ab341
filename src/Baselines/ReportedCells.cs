namespace TradeSim.Baselines;

/// <summary>
/// Trade of pairs by sector that is reported: it enters the baseline unchanged. A pair whose sectors are all reported has their sum as its
/// total; of a pair with some, the other sectors share what the total leaves.
/// </summary>
internal sealed class ReportedCells
{
    private readonly Dictionary<(string Exporter, string Importer, string Sector), PairTotal> cells = [];
    private readonly List<Conflict> conflicts = [];
    private readonly int traded;

    private ReportedCells(BaselineRecipe recipe) => traded = recipe.Sectors.Count(sector => sector.Traded);

    /// <summary>Figures for the same cell from different reporters.</summary>
    public IReadOnlyList<Conflict> Conflicts => conflicts;

    /// <summary>The cell of a pair and sector, or null if no report has it.</summary>
    public PairTotal? Find(string exporter, string importer, string sector) => cells.GetValueOrDefault((exporter, importer, sector));

    /// <summary>Chooses one figure a cell, by the rules for totals.</summary>
    public static ReportedCells Choose(BaselineRecipe recipe, Reports reports)
    {
        var chosen = new ReportedCells(recipe);
        foreach (var ((exporter, importer), rows) in reports.Cells)
        {
            foreach (var cell in rows.GroupBy(row => row.Sector))
            {
                var figures = cell.OrderBy(row => Rank(row)).ToList();
                PairTotal value = Reports.Choose(recipe, figures)!;
                chosen.cells[(exporter, importer, cell.Key)] = value with { Value = Math.Round(value.Value, 6) };
                for (int other = 1; other < figures.Count; other++)
                    chosen.conflicts.Add(
                        new Conflict(
                            $"{exporter} to {importer}, {cell.Key}",
                            $"{figures[0].Reporter} says",
                            figures[0].Value,
                            $"{figures[other].Reporter} says",
                            figures[other].Value,
                            value.Value,
                            value.Note
                        )
                    );
            }
        }

        return chosen;

        static int Rank(TradeReport row) =>
            row.Reporter == row.Exporter ? 0
            : row.Reporter == row.Importer ? 1
            : 2 + BaselineRecipe.ReconciledReporters.IndexOf(row.Reporter);
    }

    /// <summary>Sets each pair's total to the sum of its cells where all are reported, and to no less where some are.</summary>
    public void SetTotals(Dictionary<(string Exporter, string Importer), PairTotal> totals)
    {
        foreach (var pair in cells.GroupBy(cell => (cell.Key.Exporter, cell.Key.Importer)))
        {
            if (!totals.TryGetValue(pair.Key, out PairTotal? total))
                continue;
            double sum = pair.Sum(cell => cell.Value.Value);
            bool complete = pair.Count() == traded;
            if (!complete && sum <= total.Value)
                continue;
            totals[pair.Key] = total with
            {
                Value = sum,
                Status = pair.Max(cell => cell.Value.Status),
                Source = string.Join("; ", pair.Select(cell => cell.Value.Source).Distinct()),
                Note = "sum of the reported sectors",
            };
        }
    }

    /// <summary>Scales the cells of a pair whose total was cut; they are estimates then.</summary>
    public void Scale(string exporter, string importer, double factor)
    {
        foreach (var key in cells.Keys.Where(key => key.Exporter == exporter && key.Importer == importer).ToList())
            cells[key] = cells[key] with
            {
                Value = Math.Round(cells[key].Value * factor, 6),
                Status = BuildStatuses.Weaker(cells[key].Status, BuildStatus.Estimated),
            };
    }
}
