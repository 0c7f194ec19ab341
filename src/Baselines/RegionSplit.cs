using TradeSim.Scenarios.Regions;

namespace TradeSim.Baselines;

/// <summary>
/// Splits a country of a built baseline into regions whose flows sum to the country's. Each region's exports and imports are fitted to the
/// reported regional totals and the country's sectors; its output for the home market, to its share of GDP; what it buys from the country's
/// producers is what its own producers and its share of final demand need beyond its imports; and trade between regions is fitted to both,
/// with a bias to the own region. A region's final demand is what its accounts then leave.
/// </summary>
internal sealed class RegionSplit
{
    // A share of the wished-for spending that any region keeps for goods of the country, so that no cell is empty.
    private const double LeastUse = 0.01;

    // Inputs may take at most this share of what the country's producers sell at home; the rest is left to final demand.
    private const double MostForInputs = 0.9;

    // Where the country's final demand leaves inputs more than that anyway, this share of final demand is left to it.
    private const double LeastForFinalDemand = 0.05;

    // Inputs that take all of a sector leave no more than this of it, million dollars.
    private const double RoundingToTheDollar = 1e-4;

    private const double LeanStep = 1.1;
    private const int MaxLeanSteps = 300;

    private readonly BaselineRecipe recipe;
    private readonly BaselineTables tables;
    private readonly string country;
    private readonly RegionEntry[] regions;
    private readonly BuildReport report;
    private readonly string[] sectors;
    private readonly double[] valueAddedShare;
    private readonly double[,] inputs;
    private readonly double[] gdpShare;

    private RegionSplit(BaselineRecipe recipe, BaselineTables tables, string country, RegionEntry[] regions, BuildReport report)
    {
        this.recipe = recipe;
        this.tables = tables;
        this.country = country;
        this.regions = regions;
        this.report = report;
        sectors = recipe.Sectors.Select(sector => sector.Code).ToArray();
        EconomyEntry whole = recipe.Economies.First(economy => economy.Code == country);
        valueAddedShare = recipe.Sectors.Select(sector => recipe.ValueAddedOf(whole, sector).Value).ToArray();
        inputs = new double[sectors.Length, sectors.Length];
        for (int user = 0; user < sectors.Length; user++)
        {
            foreach (SectorFigure share in recipe.InputsOf(whole, recipe.Sectors[user]))
                inputs[Array.IndexOf(sectors, share.Input), user] = (1 - valueAddedShare[user]) * share.Value;
        }

        double sum = regions.Sum(region => region.GdpShare);
        gdpShare = regions.Select(region => region.GdpShare / sum).ToArray();
    }

    /// <summary>The tables with the country replaced by its regions.</summary>
    public static BaselineTables Split(
        BaselineRecipe recipe,
        BaselineTables tables,
        string country,
        RegionEntry[] regions,
        BuildReport report
    )
    {
        var split = new RegionSplit(recipe, tables, country, regions, report);
        double[,] exports = split.FitToRegions("exports", region => region.Exports, (_, _) => 1);
        double[,] homeSales = split.HomeSales(exports);
        double[,] used = split.InputsUsed(exports, homeSales);
        double[,] wished = split.DesiredSpending(used);
        double[,] imports = split.ImportsThatCoverInputs(used, wished);
        double[,] homePurchases = split.HomePurchases(used, wished, imports);
        split.ReportScaling("exports", region => region.Exports, exports);
        split.ReportScaling("imports", region => region.Imports, imports);
        return split.Tables(exports, imports, split.TradeBetweenRegions(homeSales, homePurchases));
    }

    private double Flows(int sector, Func<FlowRow, bool> which, Func<FlowRow, double> value) =>
        tables.Flows.Where(flow => flow.Sector == sectors[sector] && which(flow)).Sum(value);

    private bool Leaves(FlowRow flow) => flow.Exporter == country && flow.Importer != country;

    private bool Enters(FlowRow flow) => flow.Importer == country && flow.Exporter != country;

    private double Domestic(int sector) => Flows(sector, flow => flow.Exporter == country && flow.Importer == country, flow => flow.Value);

    private double Weight(int region, string flow, int sector) =>
        recipe
            .RegionGoods.LastOrDefault(row => row.Region == regions[region].Code && row.Flow == flow && row.Sector == sectors[sector])
            ?.Weight
        ?? 1;

    private double[,] Cells(Func<int, int, double> cell)
    {
        var table = new double[regions.Length, sectors.Length];
        for (int r = 0; r < regions.Length; r++)
        {
            for (int k = 0; k < sectors.Length; k++)
                table[r, k] = cell(r, k);
        }

        return table;
    }

    /// <summary>
    /// Imports follow what a region wishes to spend. Where a region's inputs of a sector need more than the country's producers sell, its
    /// imports lean toward that sector, step by step, at the expense of the region's other imports and of other regions.
    /// </summary>
    private double[,] ImportsThatCoverInputs(double[,] used, double[,] wished)
    {
        double[] most = sectors.Select((_, k) => MostBoughtForInputs(k, used)).ToArray();
        double[,] lean = Cells((_, _) => 1);
        for (int step = 0; ; step++)
        {
            double[,] imports = FitToRegions("imports", region => region.Imports, (r, k) => wished[r, k] * lean[r, k]);
            int[] uncovered = Enumerable
                .Range(0, sectors.Length)
                .Where(k => LeastPurchases(k, used, imports).Sum() > most[k] + RoundingToTheDollar)
                .ToArray();
            if (uncovered.Length == 0)
                return imports;
            if (step == MaxLeanSteps)
                throw NeedMoreThanIsSold(uncovered[0]);
            foreach (int k in uncovered)
            {
                double[] least = LeastPurchases(k, used, imports);
                for (int r = 0; r < regions.Length; r++)
                    lean[r, k] *= least[r] > gdpShare[r] * most[k] ? LeanStep : 1;
            }
        }
    }

    /// <summary>
    /// What inputs may take of the country's goods in a sector: never less than what all regions together need beyond their imports, with
    /// part of what that leaves, for then no lean of imports could do.
    /// </summary>
    private double MostBoughtForInputs(int k, double[,] used)
    {
        double domestic = Domestic(k);
        double needed = regions.Select((_, r) => used[r, k]).Sum() - Flows(k, Enters, flow => flow.Value * (1 + flow.Tariff));
        return Math.Max(MostForInputs * domestic, needed + LeastForFinalDemand * Math.Max(0, domestic - needed));
    }

    private RecipeException NeedMoreThanIsSold(int k) =>
        new([
            $"regions.csv: {country}, {sectors[k]}: regions that import little need more inputs than the country's producers sell at "
                + $"home; check the regions' imports",
        ]);

    private double FactorOfTariffs(int k)
    {
        double before = Flows(k, Enters, flow => flow.Value);
        return before == 0 ? 1 : Flows(k, Enters, flow => flow.Value * (1 + flow.Tariff)) / before;
    }

    /// <summary>What inputs need beyond imports, and a little of everything.</summary>
    private double[] LeastPurchases(int k, double[,] used, double[,] imports)
    {
        double domestic = Domestic(k),
            tariffs = FactorOfTariffs(k);
        return regions.Select((_, r) => Math.Max(used[r, k] - imports[r, k] * tariffs, LeastUse * gdpShare[r] * domestic)).ToArray();
    }

    private double[,] FitToRegions(string flow, Func<RegionEntry, double> reported, Func<int, int, double> seed)
    {
        double[] bySector = sectors.Select((_, k) => Flows(k, flow == "exports" ? Leaves : Enters, row => row.Value)).ToArray();
        double scale = bySector.Sum() / regions.Sum(reported);
        double[] byRegion = regions.Select(region => reported(region) * scale).ToArray();
        double[,] table = Cells((r, k) => byRegion[r] * bySector[k] * seed(r, k) * Weight(r, flow, k));
        Met(ProportionalFitting.Fit(table, byRegion, bySector), flow);
        return table;
    }

    private void ReportScaling(string flow, Func<RegionEntry, double> reported, double[,] table)
    {
        for (int r = 0; r < regions.Length; r++)
            report.Changed(
                "regional trade",
                $"{flow} of {regions[r].Code}",
                reported(regions[r]),
                sectors.Select((_, k) => table[r, k]).Sum(),
                "regions sum to the country"
            );
    }

    /// <summary>Sales to the whole country, such that each region's value added is its share of GDP.</summary>
    private double[,] HomeSales(double[,] exports)
    {
        double[] valueAdded = sectors.Select((_, k) => valueAddedShare[k] * Domestic(k)).ToArray();
        double gdp = valueAdded.Sum() + sectors.Select((_, k) => valueAddedShare[k] * Flows(k, Leaves, flow => flow.Value)).Sum();
        double[] needed = regions
            .Select((_, r) => gdpShare[r] * gdp - sectors.Select((_, k) => valueAddedShare[k] * exports[r, k]).Sum())
            .ToArray();
        for (int r = 0; r < regions.Length; r++)
        {
            if (needed[r] <= 0)
                throw new RecipeException([$"regions.csv: {regions[r].Code}: its exports contain more value added than its share of GDP"]);
        }

        double[,] table = Cells((r, k) => needed[r] * valueAdded[k] * Weight(r, "output", k));
        Met(ProportionalFitting.Fit(table, needed, valueAdded), "output");
        return Cells((r, k) => table[r, k] / valueAddedShare[k]);
    }

    private double[,] InputsUsed(double[,] exports, double[,] homeSales) =>
        Cells((r, k) => sectors.Select((_, j) => inputs[k, j] * (exports[r, j] + homeSales[r, j])).Sum());

    /// <summary>Inputs, and final demand by share of GDP.</summary>
    private double[,] DesiredSpending(double[,] used) =>
        Cells(
            (r, k) =>
            {
                double spending = Flows(k, flow => flow.Importer == country, flow => flow.Value * (1 + flow.Tariff));
                double usedInCountry = Enumerable.Range(0, regions.Length).Sum(region => used[region, k]);
                return used[r, k] + gdpShare[r] * (spending - usedInCountry);
            }
        );

    /// <summary>What regions buy from the country's producers: at least what their inputs need beyond imports, and the rest by what they
    /// wish for.</summary>
    private double[,] HomePurchases(double[,] used, double[,] wished, double[,] imports)
    {
        var purchases = new double[regions.Length, sectors.Length];
        for (int k = 0; k < sectors.Length; k++)
        {
            if (Domestic(k) == 0)
                continue;
            double[] least = LeastPurchases(k, used, imports);
            double[] more = regions
                .Select(
                    (_, r) => Math.Max(wished[r, k] - imports[r, k] * FactorOfTariffs(k) - least[r], LeastUse * gdpShare[r] * Domestic(k))
                )
                .ToArray();
            double left = Domestic(k) - least.Sum();
            if (left < -RoundingToTheDollar)
                throw NeedMoreThanIsSold(k);
            for (int r = 0; r < regions.Length; r++)
                purchases[r, k] = least[r] + left * more[r] / more.Sum();
        }

        return purchases;
    }

    private double[][,] TradeBetweenRegions(double[,] sales, double[,] purchases) =>
        sectors
            .Select(
                (_, k) =>
                {
                    var (trade, miss) = DomesticTrade.Between(
                        regions.Select((_, r) => sales[r, k]).ToArray(),
                        regions.Select((_, s) => purchases[s, k]).ToArray(),
                        recipe.RegionHomeBias
                    );
                    Met(miss, $"trade between regions in {sectors[k]}");
                    return trade;
                }
            )
            .ToArray();

    private void Met(double miss, string what)
    {
        if (miss > 1e-9)
            throw new RecipeException([$"regions.csv: {country}: {what}: regional and sector totals cannot both be met"]);
    }

    private BaselineTables Tables(double[,] exports, double[,] imports, double[][,] between)
    {
        var flows = tables
            .Flows.SelectMany(flow =>
                flow.Exporter == country && flow.Importer == country ? Between(flow, between[Sector(flow)])
                : flow.Exporter == country ? Abroad(flow, exports, region => flow with { Exporter = region })
                : flow.Importer == country ? Abroad(flow, imports, region => flow with { Importer = region })
                : [flow]
            )
            .ToList();
        return new BaselineTables
        {
            Economies = tables
                .Economies.SelectMany(economy =>
                    economy.Code != country
                        ? [economy]
                        : regions.Select(region => new EconomyEntry(
                            region.Code,
                            region.Name,
                            "region",
                            country,
                            economy.Bloc,
                            economy.DemandPattern
                        ))
                )
                .ToList(),
            Sectors = tables.Sectors,
            Flows = flows,
            Production = ForRegions(tables.Production),
            Inputs = ForRegions(tables.Inputs),
            Demand = tables
                .Demand.Where(row => row.Owner != country)
                .Concat(regions.SelectMany(region => FinalDemand(region.Code, flows)))
                .ToList(),
            Growth = tables
                .Growth.SelectMany(row =>
                    row.Economy != country
                        ? [row]
                        : regions.Select(region =>
                            row with
                            {
                                Economy = region.Code,
                                Status = BuildStatus.Assumed,
                                Source = $"as {country}: {row.Source}",
                            }
                        )
                )
                .ToList(),
            Potential = tables.Potential,
        };
    }

    private int Sector(FlowRow flow) => Array.IndexOf(sectors, flow.Sector);

    private List<SectorFigure> ForRegions(IReadOnlyList<SectorFigure> figures) =>
        figures.SelectMany(row => row.Owner != country ? [row] : regions.Select(region => row with { Owner = region.Code })).ToList();

    private IEnumerable<FlowRow> Abroad(FlowRow flow, double[,] byRegion, Func<string, FlowRow> with)
    {
        int k = Sector(flow);
        double sum = Enumerable.Range(0, regions.Length).Sum(r => byRegion[r, k]);
        double[] values = ToTheDollar(
            Enumerable.Range(0, regions.Length).Select(r => sum == 0 ? 0 : flow.Value * byRegion[r, k] / sum).ToArray(),
            flow.Value
        );
        return regions
            .Select(
                (region, r) =>
                    with(region.Code) with
                    {
                        Value = values[r],
                        Status = BuildStatuses.Weaker(flow.Status, BuildStatus.Estimated),
                        TotalStatus = BuildStatuses.Weaker(flow.TotalStatus, BuildStatus.Estimated),
                        Note = $"the region's part by its reported total ({region.Source}), partners as the country's; {flow.Note}",
                    }
            )
            .Where(row => row.IsInformative);
    }

    private IEnumerable<FlowRow> Between(FlowRow flow, double[,] table)
    {
        double[] values = ToTheDollar(table.Cast<double>().ToArray(), flow.Value);
        return values
            .Select(
                (value, at) =>
                    flow with
                    {
                        Exporter = regions[at / regions.Length].Code,
                        Importer = regions[at % regions.Length].Code,
                        Value = value,
                        Status = BuildStatus.Assumed,
                        TotalStatus = BuildStatus.Assumed,
                        Source = "regional accounts",
                        Note = "shares of GDP and a bias to the own region; the sum over regions is the country's domestic sales",
                    }
            )
            .Where(row => row.IsInformative);
    }

    /// <summary>Rounds parts to the dollar; the largest takes the rounding, so that they sum to the whole.</summary>
    private static double[] ToTheDollar(double[] parts, double whole)
    {
        double[] rounded = parts.Select(part => Math.Round(part, 6)).ToArray();
        int largest = Array.IndexOf(rounded, rounded.Max());
        rounded[largest] = 0;
        rounded[largest] = Math.Round(whole - rounded.Sum(), 6);
        return rounded;
    }

    private IEnumerable<SectorFigure> FinalDemand(string region, List<FlowRow> flows)
    {
        var sold = flows.Where(flow => flow.Exporter == region).ToList();
        var bought = flows.Where(flow => flow.Importer == region).ToList();
        double[] output = sectors.Select(sector => sold.Where(flow => flow.Sector == sector).Sum(flow => flow.Value)).ToArray();
        double income =
            sectors.Select((_, j) => valueAddedShare[j] * output[j]).Sum()
            + bought.Sum(flow => flow.Value * (1 + flow.Tariff))
            - sold.Sum(flow => flow.Value);
        for (int k = 0; k < sectors.Length; k++)
        {
            double used = sectors.Select((_, j) => inputs[k, j] * output[j]).Sum();
            double spending = bought.Where(flow => flow.Sector == sectors[k]).Sum(flow => flow.Value * (1 + flow.Tariff));
            double share = Math.Abs(spending - used) < RoundingToTheDollar ? 0 : (spending - used) / income;
            yield return new SectorFigure(
                region,
                sectors[k],
                "",
                share,
                BuildStatus.Assumed,
                "regional accounts",
                "what the region's accounts leave"
            );
        }
    }
}
