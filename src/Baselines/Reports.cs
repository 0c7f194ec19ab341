using System.Globalization;

namespace TradeSim.Baselines;

/// <summary>The reports of a recipe by reporter, pair and year; what one reporter says by sector counts as its total, if all sectors are
/// there.</summary>
internal sealed class Reports
{
    private readonly BaselineRecipe recipe;
    private readonly Dictionary<(string Reporter, string Exporter, string Importer, int Year), TradeReport> totals = [];
    private readonly Dictionary<(string Exporter, string Importer), SortedSet<int>> years = [];
    private readonly Dictionary<(string Exporter, string Importer), List<TradeReport>> cells = [];

    public Reports(BaselineRecipe recipe)
    {
        this.recipe = recipe;
        int traded = recipe.Sectors.Count(sector => sector.Traded);
        foreach (TradeReport row in recipe.Reports)
        {
            if (row.Sector.Length == 0)
                Add(row);
            else if (row.Year == recipe.Year)
                (cells.TryGetValue((row.Exporter, row.Importer), out var of) ? of : cells[(row.Exporter, row.Importer)] = []).Add(row);
        }

        foreach (
            var all in recipe
                .Reports.Where(row => row.Sector.Length > 0)
                .GroupBy(row => (row.Reporter, row.Exporter, row.Importer, row.Year))
                .Where(all => all.Count() == traded && !totals.ContainsKey(all.Key))
        )
            Add(all.First() with { Sector = "", Value = all.Sum(row => row.Value), Status = all.Max(row => row.Status) });
    }

    /// <summary>Pairs with a report of a sector in the recipe's year, and those reports.</summary>
    public IReadOnlyDictionary<(string Exporter, string Importer), List<TradeReport>> Cells => cells;

    /// <summary>What a reporter says of a pair's total in a year; null if nothing.</summary>
    public TradeReport? Find(string reporter, string exporter, string importer, int year) =>
        totals.GetValueOrDefault((reporter, exporter, importer, year));

    /// <summary>Years with a report of a pair.</summary>
    public IEnumerable<int> Years(string exporter, string importer) => years.GetValueOrDefault((exporter, importer)) ?? [];

    /// <summary>What exporter, importer and data sets that reconcile both say of a pair, in this order.</summary>
    public List<TradeReport> Figures(string exporter, string importer, int year) =>
        [
            .. new[] { exporter, importer }
                .Concat(BaselineRecipe.ReconciledReporters)
                .Select(reporter => Find(reporter, exporter, importer, year))
                .OfType<TradeReport>(),
        ];

    /// <summary>The total of a pair in a year by the rules, or null without a report.</summary>
    public PairTotal? Total(string exporter, string importer, int year) => Choose(recipe, Figures(exporter, importer, year));

    /// <summary>
    /// One figure of several reports of the same trade: that of a preferred reporter; else the geometric mean of both sides; else the only
    /// side's; else that of a data set that reconciles both sides.
    /// </summary>
    public static PairTotal? Choose(BaselineRecipe recipe, IReadOnlyCollection<TradeReport> figures)
    {
        TradeReport? own = figures.FirstOrDefault(row => row.Reporter == row.Exporter);
        TradeReport? partner = figures.FirstOrDefault(row => row.Reporter == row.Importer);
        if (own is not null && partner is not null)
        {
            if (recipe.PreferredReporters.Contains(own.Exporter))
                return Alone(own, "exporter's report, preferred on this basis");
            if (recipe.PreferredReporters.Contains(own.Importer))
                return Alone(partner, "importer's report, preferred on this basis");
            double mean = own.Value > 0 && partner.Value > 0 ? Math.Sqrt(own.Value * partner.Value) : (own.Value + partner.Value) / 2;
            return new PairTotal(
                own.Exporter,
                own.Importer,
                mean,
                BuildStatuses.Weaker(own.Status, partner.Status),
                own.Source == partner.Source ? own.Source : $"{own.Source}; {partner.Source}",
                $"geometric mean of both reports ({Millions(own.Value)} and {Millions(partner.Value)})"
            );
        }

        return own is not null ? Alone(own, "exporter's report, the only one")
            : partner is not null ? Alone(partner, "importer's report, the only one")
            : figures.FirstOrDefault() is { } reconciled
                ? new PairTotal(
                    reconciled.Exporter,
                    reconciled.Importer,
                    reconciled.Value,
                    reconciled.Status,
                    reconciled.Source,
                    $"{reconciled.Reporter}, which reconciles both reports"
                )
            : null;

        static PairTotal Alone(TradeReport only, string note)
        {
            BuildStatus side = only.Reporter == only.Exporter ? BuildStatus.Reported : BuildStatus.Mirror;
            return new PairTotal(only.Exporter, only.Importer, only.Value, BuildStatuses.Weaker(side, only.Status), only.Source, note);
        }
    }

    private static string Millions(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private void Add(TradeReport row)
    {
        totals.TryAdd((row.Reporter, row.Exporter, row.Importer, row.Year), row);
        (years.TryGetValue((row.Exporter, row.Importer), out var of) ? of : years[(row.Exporter, row.Importer)] = []).Add(row.Year);
    }
}
