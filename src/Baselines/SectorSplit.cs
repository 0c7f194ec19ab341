namespace TradeSim.Baselines;

/// <summary>
/// Splits pair totals by sector. A pair's split starts from the exporter's structure times the importer's, over the world's, times
/// information on the pair's goods; proportional fitting then keeps every pair total and the sector totals of economies with a commodity
/// table.
/// </summary>
internal sealed class SectorSplit
{
    private const int MaxRounds = 2000;
    private const double Tolerance = 1e-10;
    private static readonly string[] Directions = ["exports", "imports"];

    private readonly BaselineRecipe recipe;
    private readonly BuildReport report;
    private readonly Dictionary<(string Exporter, string Importer), PairTotal> totals;
    private readonly double[,,] known; // reported cells; NaN where the split decides
    private readonly bool[,] anyKnown;
    private readonly string[] economies;
    private readonly string[] traded;

    private SectorSplit(
        BaselineRecipe recipe,
        Dictionary<(string Exporter, string Importer), PairTotal> totals,
        ReportedCells cells,
        BuildReport report
    )
    {
        this.recipe = recipe;
        this.totals = totals;
        this.report = report;
        economies = recipe.Economies.Select(economy => economy.Code).ToArray();
        traded = recipe.Sectors.Where(sector => sector.Traded).Select(sector => sector.Code).ToArray();
        known = new double[economies.Length, economies.Length, traded.Length];
        anyKnown = new bool[economies.Length, economies.Length];
        for (int i = 0; i < economies.Length; i++)
        {
            for (int n = 0; n < economies.Length; n++)
            {
                for (int j = 0; j < traded.Length; j++)
                {
                    known[i, n, j] = cells.Find(economies[i], economies[n], traded[j])?.Value ?? double.NaN;
                    anyKnown[i, n] |= IsKnown(i, n, j);
                }
            }
        }
    }

    private bool IsKnown(int i, int n, int j) => !double.IsNaN(known[i, n, j]);

    /// <summary>What reported cells of a pair leave of its total.</summary>
    private double Free(int i, int n)
    {
        double left = Total(i, n);
        for (int j = 0; j < traded.Length && anyKnown[i, n]; j++)
        {
            if (IsKnown(i, n, j))
                left -= known[i, n, j];
        }

        return Math.Max(0, left);
    }

    /// <summary>Values by exporter, importer and traded sector, million US dollars, rounded to the dollar; each pair's sum is its
    /// total.</summary>
    public static (double[,,] Values, BuildStatus[,] Status) Fit(
        BaselineRecipe recipe,
        Dictionary<(string Exporter, string Importer), PairTotal> totals,
        ReportedCells cells,
        BuildReport report,
        CancellationToken cancellation
    )
    {
        var split = new SectorSplit(recipe, totals, cells, report);
        double[,,] values = split.Start();
        split.Fit(values, cancellation);
        split.RoundKeepingTotals(values);
        return (values, split.Statuses());
    }

    private double Total(int i, int n) => i == n ? 0 : totals[(economies[i], economies[n])].Value;

    private double TradeOf(int economy, string flow) =>
        Enumerable.Range(0, economies.Length).Sum(other => flow == "exports" ? Total(economy, other) : Total(other, economy));

    private double[,,] Start()
    {
        double[][] exports = economies.Select((_, i) => Structure(i, "exports")).ToArray();
        double[][] imports = economies.Select((_, n) => Structure(n, "imports")).ToArray();
        double[] world = new double[traded.Length];
        double sum = Enumerable.Range(0, economies.Length).Sum(n => TradeOf(n, "imports"));
        for (int j = 0; j < traded.Length; j++)
            world[j] = Enumerable.Range(0, economies.Length).Sum(n => imports[n][j] * TradeOf(n, "imports")) / sum;

        var values = new double[economies.Length, economies.Length, traded.Length];
        for (int i = 0; i < economies.Length; i++)
        {
            for (int n = 0; n < economies.Length; n++)
            {
                if (i == n)
                    continue;
                for (int j = 0; j < traded.Length; j++)
                    values[i, n, j] = world[j] == 0 ? 0 : exports[i][j] * imports[n][j] / world[j] * Weight(i, n, j);
                if (Enumerable.Range(0, traded.Length).All(j => values[i, n, j] == 0 || IsKnown(i, n, j)))
                {
                    // Structures without a common sector: the trade must consist of the exporter's goods.
                    bool exportsAny = Enumerable.Range(0, traded.Length).Any(j => exports[i][j] > 0 && !IsKnown(i, n, j));
                    for (int j = 0; j < traded.Length; j++)
                        values[i, n, j] = exportsAny ? exports[i][j] : 1;
                }

                for (int j = 0; j < traded.Length && anyKnown[i, n]; j++)
                    values[i, n, j] = IsKnown(i, n, j) ? known[i, n, j] : values[i, n, j];

                ScalePair(values, i, n);
            }
        }

        return values;
    }

    private double Weight(int i, int n, int j) =>
        recipe
            .Emphases.LastOrDefault(row => row.Exporter == economies[i] && row.Importer == economies[n] && row.Sector == traded[j])
            ?.Weight
        ?? 1;

    /// <summary>Sector shares of an economy's exports or imports: the commodity table, else the structure table, else the mean of the
    /// economies that have one.</summary>
    private double[] Structure(int economy, string flow)
    {
        if (CommodityTotals(economy, flow) is { } known)
            return known.Select(value => value / known.Sum()).ToArray();
        return StructureTable(economies[economy], flow) ?? MeanStructure(flow);
    }

    private double[]? StructureTable(string economy, string flow)
    {
        var rows = recipe.Structure.Where(row => row.Owner == economy && row.Flow == flow).ToList();
        return rows.Count == 0 ? null : traded.Select(sector => rows.Where(row => row.Sector == sector).Sum(row => row.Share)).ToArray();
    }

    private double[] MeanStructure(string flow)
    {
        var known = economies.Select(economy => StructureTable(economy, flow)).OfType<double[]>().ToList();
        if (known.Count > 0)
            return traded.Select((_, j) => known.Average(shares => shares[j])).ToArray();
        double[] demand = traded.Select(sector => recipe.Demand.Where(row => row.Sector == sector).Sum(row => row.Share)).ToArray();
        return demand.Select(share => share / demand.Sum()).ToArray();
    }

    /// <summary>Sector totals from a commodity table: listed commodities, and the unlisted remainder by the structure table; scaled to the
    /// pair totals' sum.</summary>
    private double[]? CommodityTotals(int economy, string flow)
    {
        var items = recipe.Commodities.Where(item => item.Economy == economies[economy] && item.Flow == flow).ToList();
        double total = TradeOf(economy, flow);
        if (items.Count == 0 || total == 0)
            return null;
        double listed = items.Sum(item => item.Value);
        double scale = listed > total ? total / listed : 1;
        double[] remainder = StructureTable(economies[economy], flow) ?? MeanStructure(flow);
        return traded
            .Select(
                (sector, j) =>
                    scale * items.Where(item => item.Sector == sector).Sum(item => item.Value) + Math.Max(0, total - listed) * remainder[j]
            )
            .ToArray();
    }

    private void Fit(double[,,] values, CancellationToken cancellation)
    {
        var margins = economies
            .SelectMany((_, economy) => Directions.Select(flow => (economy, flow, target: CommodityTotals(economy, flow))))
            .Where(margin => margin.target is not null)
            .ToList();
        double[][] before = margins.Select(margin => SectorSums(values, margin.economy, margin.flow)).ToArray();
        double worst = margins.Count == 0 ? 0 : double.MaxValue;
        for (int round = 0; round < MaxRounds && worst > Tolerance; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (economy, flow, target) in margins)
                ScaleSectors(values, economy, flow, target!);
            for (int i = 0; i < economies.Length; i++)
            {
                for (int n = 0; n < economies.Length; n++)
                    ScalePair(values, i, n);
            }

            worst = margins.Max(margin =>
                SectorSums(values, margin.economy, margin.flow).Zip(margin.target!, (sum, target) => Math.Abs(sum - target)).Max()
                / TradeOf(margin.economy, margin.flow)
            );
        }

        report.SectorTotalsMissedBy = worst;
        for (int m = 0; m < margins.Count; m++)
        {
            double[] after = SectorSums(values, margins[m].economy, margins[m].flow);
            for (int j = 0; j < traded.Length; j++)
                report.Changed(
                    "sector totals",
                    $"{margins[m].flow} of {economies[margins[m].economy]}, {traded[j]}",
                    before[m][j],
                    after[j],
                    "commodity table"
                );
        }
    }

    private double[] SectorSums(double[,,] values, int economy, string flow) =>
        traded
            .Select(
                (_, j) =>
                    Enumerable
                        .Range(0, economies.Length)
                        .Sum(other => flow == "exports" ? values[economy, other, j] : values[other, economy, j])
            )
            .ToArray();

    private void ScaleSectors(double[,,] values, int economy, string flow, double[] target)
    {
        double[] sums = new double[traded.Length];
        double[] reported = new double[traded.Length];
        for (int other = 0; other < economies.Length; other++)
        {
            var (i, n) = flow == "exports" ? (economy, other) : (other, economy);
            for (int j = 0; j < traded.Length; j++)
            {
                if (IsKnown(i, n, j))
                    reported[j] += values[i, n, j];
                else
                    sums[j] += values[i, n, j];
            }
        }

        for (int other = 0; other < economies.Length; other++)
        {
            var (i, n) = flow == "exports" ? (economy, other) : (other, economy);
            for (int j = 0; j < traded.Length; j++)
            {
                if (sums[j] != 0 && !IsKnown(i, n, j))
                    values[i, n, j] *= Math.Max(0, target[j] - reported[j]) / sums[j];
            }
        }
    }

    private void ScalePair(double[,,] values, int i, int n)
    {
        double sum = 0;
        for (int j = 0; j < traded.Length; j++)
            sum += IsKnown(i, n, j) ? 0 : values[i, n, j];
        for (int j = 0; j < traded.Length && sum > 0; j++)
        {
            if (!IsKnown(i, n, j))
                values[i, n, j] *= Free(i, n) / sum;
        }
    }

    /// <summary>To the dollar; the largest cell takes the rounding, so that a reported total does not change.</summary>
    private void RoundKeepingTotals(double[,,] values)
    {
        for (int i = 0; i < economies.Length; i++)
        {
            for (int n = 0; n < economies.Length; n++)
            {
                int largest = -1;
                double others = 0;
                for (int j = 0; j < traded.Length; j++)
                {
                    values[i, n, j] = Math.Round(values[i, n, j], 6);
                    others += values[i, n, j];
                    if (!IsKnown(i, n, j) && (largest < 0 || values[i, n, j] > values[i, n, largest]))
                        largest = j;
                }

                if (largest < 0)
                    continue; // every cell is reported, and the total is their sum
                others -= values[i, n, largest];
                values[i, n, largest] = Math.Round(Math.Round(Total(i, n), 6) - others, 6);
            }
        }
    }

    /// <summary>A split of which something particular is known is an assumption; one that rests on a commodity table is an
    /// estimate.</summary>
    private BuildStatus[,] Statuses()
    {
        var statuses = new BuildStatus[economies.Length, economies.Length];
        for (int i = 0; i < economies.Length; i++)
        {
            for (int n = 0; n < economies.Length; n++)
            {
                string exporter = economies[i],
                    importer = economies[n];
                bool emphasised = recipe.Emphases.Any(row => row.Exporter == exporter && row.Importer == importer);
                bool commodities = recipe.Commodities.Any(item =>
                    (item.Economy == exporter && item.Flow == "exports") || (item.Economy == importer && item.Flow == "imports")
                );
                statuses[i, n] =
                    traded.Length == 1 ? BuildStatus.Reported // nothing to split
                    : emphasised ? BuildStatus.Assumed
                    : commodities ? BuildStatus.Estimated
                    : BuildStatuses.Weaker(StructureStatus(exporter, "exports"), StructureStatus(importer, "imports"));
            }
        }

        return statuses;
    }

    private BuildStatus StructureStatus(string economy, string flow) =>
        recipe
            .Structure.Where(row => row.Owner == economy && row.Flow == flow)
            .Select(row => BuildStatuses.Weaker(row.Status, BuildStatus.Estimated))
            .DefaultIfEmpty(BuildStatus.Assumed)
            .Max();
}
