using System.Globalization;
using System.Text;

namespace TradeSim.Baselines;

/// <summary>A report on the construction of a baseline: firm figures, adjustments with their size, and conflicts between reports.</summary>
public sealed class BuildReport
{
    private readonly BaselineRecipe recipe;
    private readonly List<Change> changes = [];
    private readonly List<Conflict> conflicts = [];
    private readonly List<TradePotential> potential = [];
    private readonly List<HomeShare> homes = [];

    internal BuildReport(BaselineRecipe recipe) => this.recipe = recipe;

    /// <summary>Figures that were moved, in the order of the steps.</summary>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>Figures for the same trade further apart than the recipe's factor.</summary>
    public IReadOnlyList<Conflict> Conflicts => conflicts;

    /// <summary>Largest miss of a sector total after proportional fitting, as a share of the economy's trade.</summary>
    public double SectorTotalsMissedBy { get; internal set; }

    /// <summary>Observed over predicted trade by pair.</summary>
    public IReadOnlyList<TradePotential> Potential => potential;

    /// <summary>Domestic sales by economy and sector.</summary>
    public IReadOnlyList<HomeShare> Homes => homes;

    /// <summary>Trade between economies by the statuses of the pair's total and of the cell (total and sector split); with and without the
    /// rest of the world.</summary>
    public IReadOnlyList<StatusShare> Statuses { get; private set; } = [];

    /// <summary>Substitutes for missing data, and the share of the trade between economies that rests on it; largest first.</summary>
    public IReadOnlyList<(string What, double Share)> Gaps { get; private set; } = [];

    internal Gravity? Gravity { get; set; }

    internal void Changed(string what, string where, double before, double after, string why)
    {
        if (Math.Abs(after - before) > 1e-9 * Math.Max(Math.Abs(after), Math.Abs(before)))
            changes.Add(new Change(what, where, before, after, why));
    }

    internal void Supplied(HomeShare home) => homes.Add(home);

    internal void Predicted(TradePotential pair) => potential.Add(pair);

    internal void Compared(string where, string oneSays, double one, string otherSays, double other, double chosen, string rule)
    {
        var conflict = new Conflict(where, oneSays, one, otherSays, other, chosen, rule);
        if (conflict.Factor > recipe.ConflictFactor)
            conflicts.Add(conflict);
    }

    internal void Count(IEnumerable<FlowRow> flows)
    {
        var abroad = flows.Where(flow => flow.Exporter != flow.Importer).ToList();
        var rest = recipe
            .Economies.Where(economy => economy.Kind == "rest")
            .Select(economy => economy.Code)
            .ToHashSet(StringComparer.Ordinal);
        var named = abroad.Where(flow => !rest.Contains(flow.Exporter) && !rest.Contains(flow.Importer)).ToList();
        Statuses = Enum.GetValues<BuildStatus>()
            .Select(status => new StatusShare(
                status,
                Share(named, flow => flow.TotalStatus == status),
                Share(named, flow => flow.Status == status),
                Share(abroad, flow => flow.TotalStatus == status),
                Share(abroad, flow => flow.Status == status)
            ))
            .ToList();

        Gaps =
        [
            .. new (string What, double Share)[]
            {
                ("split by sector: assumed", Share(abroad, flow => flow.Status == BuildStatus.Assumed)),
                ("totals of pairs: gravity", Share(abroad, flow => flow.Source == "gravity")),
                (
                    "totals of pairs: estimated by another rule",
                    Share(abroad, flow => flow.TotalStatus == BuildStatus.Estimated && flow.Source != "gravity")
                ),
                ("tariffs: unknown", Share(abroad, flow => flow.TariffStatus is null)),
                ("tariffs: assumed", Share(abroad, flow => flow.TariffStatus == BuildStatus.Assumed)),
                (
                    "input coefficients of the exporter: the same for every economy",
                    Share(abroad, flow => !recipe.EconomyInputs.Any(row => row.Economy == flow.Exporter))
                ),
            }
                .Where(gap => gap.Share > 0)
                .OrderByDescending(gap => gap.Share),
        ];

        static double Share(List<FlowRow> rows, Func<FlowRow, bool> which) =>
            rows.Where(which).Sum(flow => flow.Value) / rows.Sum(flow => flow.Value);
    }

    /// <summary>The report as a Markdown page; the same build gives the same text.</summary>
    public string ToMarkdown()
    {
        var page = new StringBuilder();
        Line($"# How {recipe.Name} was built");
        Line($"");
        Line($"Written by the builder from the recipe; values in million US dollars.");
        Line($"");
        Line($"## Where the trade between economies comes from");
        Line($"");
        Line(
            $"Shares of trade value. A total is a pair's trade over all sectors; a cell is a sector of a pair, with the weaker status ",
            $"of total and split."
        );
        Line($"");
        Line($"| status | totals, named economies | cells, named economies | totals, with the rest | cells, with the rest |");
        Line($"| --- | --- | --- | --- | --- |");
        foreach (StatusShare row in Statuses)
            Line($"| {row.Status.Word()} | {row.NamedTotals:0.0%} | {row.NamedCells:0.0%} | {row.Totals:0.0%} | {row.Cells:0.0%} |");
        Line($"");
        Line($"## Assumed for lack of data");
        Line($"");
        Line($"By the share of the trade between economies that rests on it.");
        Line($"");
        Line($"| what | share of trade |");
        Line($"| --- | --- |");
        foreach (var (what, share) in Gaps)
            Line($"| {what} | {share:0.0%} |");
        Line($"");
        Line($"## Figures for the same trade that disagree");
        Line($"");
        Line($"| trade | first report | | second report | | factor | in the baseline | rule |");
        Line($"| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (Conflict row in conflicts.OrderByDescending(row => row.Factor).ThenBy(row => row.Where, StringComparer.Ordinal))
            Line(
                $"| {row.Where} | {row.OneSays} | {row.One:0.0} | {row.OtherSays} | {row.Other:0.0} | {row.Factor:0.00} | ",
                $"{row.Chosen:0.0} | {row.Rule} |"
            );
        if (Gravity is not null)
        {
            Line($"");
            Line($"## Gravity");
            Line($"");
            Line($"Logarithms by least squares on {Gravity.Observations} pairs with a report of {recipe.Year}.");
            Line($"");
            Line($"| regressor | coefficient |");
            Line($"| --- | --- |");
            foreach (var (name, coefficient) in Gravity.Equation)
                Line($"| {name} | {coefficient:0.00} |");
        }

        if (SectorTotalsMissedBy > 1e-6)
        {
            Line($"");
            Line($"## Sector totals that could not be met");
            Line($"");
            Line(
                $"Proportional fitting misses a sector total of a commodity table by {SectorTotalsMissedBy:0.0%} of the economy's ",
                $"trade: no partner trades that sector by its structure."
            );
        }

        foreach (var kind in changes.GroupBy(change => change.What))
        {
            bool shares = kind.Key.Contains("share", StringComparison.Ordinal);
            string number = shares ? "0.0000" : "0.0";
            var shown = kind.Where(change => Math.Abs(change.After - change.Before) >= (shares ? 0.01 : 0.05)).ToList();
            Line($"");
            Line($"## Moved: {kind.Key}");
            Line($"");
            Line($"{kind.Count()} figures, of which {shown.Count} by {(shares ? "0.01" : "0.05 million")} or more:");
            Line($"");
            Line($"| which | before | after | for |");
            Line($"| --- | --- | --- | --- |");
            foreach (Change row in shown)
                Line(
                    $"| {row.Where} | {row.Before.ToString(number, CultureInfo.InvariantCulture)} | ",
                    $"{row.After.ToString(number, CultureInfo.InvariantCulture)} | {row.Why} |"
                );
        }

        Line($"");
        Line($"## Domestic goods in spending, by sector");
        Line($"");
        Line($"| economy | {string.Join(" | ", recipe.Sectors.Select(sector => sector.Code))} |");
        Line($"| --- |{string.Concat(recipe.Sectors.Select(_ => " --- |"))}");
        foreach (var economy in Homes.GroupBy(home => home.Economy))
            Line(
                $"| {economy.Key} | ",
                $"{string.Join(" | ", economy.Select(home => home.Share.ToString("0.00", CultureInfo.InvariantCulture)))} |"
            );
        return page.ToString();

        void Line(params FormattableString[] parts) =>
            page.Append(string.Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture)))).Append('\n');
    }
}
