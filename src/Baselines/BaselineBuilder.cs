using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TradeSim.Scenarios;

namespace TradeSim.Baselines;

/// <summary>Makes a consistent baseline from a recipe: pair totals, their split by sector, tariffs, national accounts that close, and
/// regions.</summary>
public static class BaselineBuilder
{
    private const string ReportName = "report.md";

    /// <summary>The files that <see cref="Make"/> may write or delete.</summary>
    public static ImmutableArray<string> FileNames { get; } = [.. BaselineTables.FileNames, ReportName];

    /// <summary>Reads a recipe, builds its baseline, and writes the tables and <c>report.md</c> into a folder.</summary>
    /// <param name="recipeFolder">Folder of the recipe.</param>
    /// <param name="outFolder">Folder of the baseline, which none of the recipe's tables are in; made if it is not there. Of
    /// <see cref="FileNames"/> nothing stays that is not the baseline's.</param>
    /// <param name="cancellation">Stops the fitting, and the writing between files.</param>
    /// <exception cref="RecipeException">Everything that is wrong with the recipe.</exception>
    public static BuildReport Make(string recipeFolder, string outFolder, CancellationToken cancellation = default)
    {
        var recipe = BaselineRecipe.Read(recipeFolder);
        if (recipe.Folders.Any(folder => DiskFiles.RealPath(folder) == DiskFiles.RealPath(outFolder)))
            throw new RecipeException([
                $"{outFolder}: got the folder of the recipe's own tables, expected another: the baseline's tables have the same names",
            ]);
        var (tables, report) = Build(recipe, cancellation);
        tables.Write(outFolder, cancellation);
        File.WriteAllText(Path.Combine(outFolder, ReportName), report.ToMarkdown(), new UTF8Encoding(false));
        return report;
    }

    /// <summary>Builds the tables. The same recipe gives the same tables, byte for byte.</summary>
    /// <param name="recipe">What to build from.</param>
    /// <param name="cancellation">Stops the fitting.</param>
    /// <exception cref="RecipeException">The figures contradict each other, or one is missing that no rule replaces.</exception>
    internal static (BaselineTables Tables, BuildReport Report) Build(BaselineRecipe recipe, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var report = new BuildReport(recipe);
        var (totals, cells) = PairTotals.Choose(recipe, report);
        var (values, splits) = SectorSplit.Fit(recipe, totals, cells, report, cancellation);
        var flows = Abroad(recipe, totals, cells, values, splits);
        flows = OnTheBasis(recipe, flows, report);
        report.Count(flows);
        var (domestic, demand) = CloseAccounts(recipe, flows, report, cancellation);
        var tables = Tables(recipe, [.. flows, .. domestic], demand, report);
        foreach (var regions in recipe.Regions.GroupBy(region => region.PartOf))
            tables = RegionSplit.Split(recipe, tables, regions.Key, [.. regions], report);
        return (tables, report);
    }

    private static List<FlowRow> Abroad(
        BaselineRecipe recipe,
        Dictionary<(string Exporter, string Importer), PairTotal> totals,
        ReportedCells cells,
        double[,,] values,
        BuildStatus[,] splits
    )
    {
        var traded = recipe.Sectors.Where(sector => sector.Traded).Select(sector => sector.Code).ToArray();
        var rows = new List<FlowRow>();
        for (int i = 0; i < recipe.Economies.Count; i++)
        {
            for (int n = 0; n < recipe.Economies.Count; n++)
            {
                for (int j = 0; j < traded.Length; j++)
                {
                    if (!totals.TryGetValue((recipe.Economies[i].Code, recipe.Economies[n].Code), out PairTotal? total))
                        continue;
                    TariffRule? tariff = Tariff(recipe, recipe.Economies[n], recipe.Economies[i], traded[j]);
                    PairTotal? cell = cells.Find(total.Exporter, total.Importer, traded[j]);
                    var row = new FlowRow(
                        total.Exporter,
                        total.Importer,
                        traded[j],
                        Math.Max(0, values[i, n, j]),
                        tariff?.Rate ?? recipe.UnknownTariff,
                        cell?.Status ?? BuildStatuses.Weaker(total.Status, splits[i, n]),
                        total.Status,
                        tariff?.Status,
                        cell?.Source ?? total.Source,
                        cell is not null ? $"sector {cell.Status.Word()}: {cell.Note}"
                            : traded.Length == 1 ? total.Note
                            : $"total {total.Status.Word()}: {total.Note}; split {splits[i, n].Word()}"
                    );
                    if (row.IsInformative)
                        rows.Add(row);
                }
            }
        }

        return rows;
    }

    private static TariffRule? Tariff(BaselineRecipe recipe, EconomyEntry importer, EconomyEntry exporter, string sector)
    {
        return recipe.Tariffs.LastOrDefault(rule =>
            Fits(rule.Importer, importer) && Fits(rule.Exporter, exporter) && (rule.Sector == "*" || rule.Sector == sector)
        );

        static bool Fits(string named, EconomyEntry economy) => named == "*" || named == economy.Code || named == economy.Bloc;
    }

    /// <summary>
    /// Restates the pairs whose turnover the chosen basis puts at another level, cell by cell in proportion. It comes after the split and
    /// after the rest of the world has been found, so that a baseline on another basis differs in these pairs' cells and in the accounts
    /// they belong to, and nowhere else.
    /// </summary>
    private static List<FlowRow> OnTheBasis(BaselineRecipe recipe, List<FlowRow> flows, BuildReport report)
    {
        foreach (StatedTurnover turnover in recipe.Turnovers.Where(turnover => turnover.Basis == recipe.Basis && turnover.Basis != "any"))
        {
            bool Between(FlowRow flow) =>
                (flow.Exporter == turnover.One && flow.Importer == turnover.Other)
                || (flow.Exporter == turnover.Other && flow.Importer == turnover.One);
            double before = flows.Where(Between).Sum(flow => flow.Value);
            report.Changed(
                "turnover",
                $"{turnover.One} and {turnover.Other}, {turnover.Basis} basis",
                before,
                turnover.Value,
                turnover.Source
            );
            flows = flows.ConvertAll(flow =>
                !Between(flow)
                    ? flow
                    : flow with
                    {
                        Value = Math.Round(flow.Value * turnover.Value / before, 6),
                        TotalStatus = BuildStatuses.Weaker(flow.TotalStatus, BuildStatuses.Weaker(turnover.Status, BuildStatus.Estimated)),
                        Status = BuildStatuses.Weaker(flow.Status, turnover.Status),
                        Source = $"{turnover.Source}; {turnover.Note}: {flow.Source}",
                        Note = string.Create(
                            CultureInfo.InvariantCulture,
                            $"restated on the {turnover.Basis} basis, turnover {turnover.Value} instead of {before:0.######}; {flow.Note}"
                        ),
                    }
            );
        }

        return flows;
    }

    private static (List<FlowRow> Domestic, List<SectorFigure> Demand) CloseAccounts(
        BaselineRecipe recipe,
        List<FlowRow> flows,
        BuildReport report,
        CancellationToken cancellation
    )
    {
        var domestic = new List<FlowRow>();
        var demand = new List<SectorFigure>();
        foreach (EconomyEntry economy in recipe.Economies)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] exports = BySector(flow => flow.Exporter == economy.Code, flow => flow.Value);
            double[] imports = BySector(flow => flow.Importer == economy.Code, flow => flow.Value);
            double[] withTariff = BySector(flow => flow.Importer == economy.Code, flow => flow.Value * (1 + flow.Tariff));
            var (sales, shares) = NationalAccounts.Close(recipe, economy, exports, imports, withTariff, report);
            for (int k = 0; k < recipe.Sectors.Count; k++)
            {
                string sector = recipe.Sectors[k].Code;
                domestic.Add(
                    new FlowRow(
                        economy.Code,
                        economy.Code,
                        sector,
                        sales[k],
                        0,
                        BuildStatus.Estimated,
                        BuildStatus.Estimated,
                        BuildStatus.Reported,
                        "accounts",
                        "what the accounts leave: use at home less imports, with value added equal to GDP"
                    )
                );
                demand.Add(
                    new SectorFigure(
                        economy.Code,
                        sector,
                        "",
                        shares[k],
                        BuildStatus.Estimated,
                        "accounts",
                        $"what the accounts leave, starting from the pattern {economy.DemandPattern}"
                    )
                );
            }
        }

        return (domestic, demand);

        double[] BySector(Func<FlowRow, bool> which, Func<FlowRow, double> value) =>
            recipe.Sectors.Select(sector => flows.Where(flow => flow.Sector == sector.Code && which(flow)).Sum(value)).ToArray();
    }

    private static BaselineTables Tables(
        BaselineRecipe recipe,
        IReadOnlyList<FlowRow> flows,
        List<SectorFigure> demand,
        BuildReport report
    ) =>
        new()
        {
            Economies = recipe.Economies,
            Sectors = Elasticities(recipe),
            Flows = flows,
            Production = recipe.Economies.SelectMany(economy => recipe.Sectors, recipe.ValueAddedOf).ToList(),
            Inputs = recipe.Economies.SelectMany(economy => recipe.Sectors, recipe.InputsOf).SelectMany(inputs => inputs).ToList(),
            Demand = demand,
            Growth = GrowthWithTheRest(recipe),
            Potential = report.Potential,
        };

    /// <summary>θ keeps the proportions of the recipe's elasticities and has the recipe's level as geometric mean; an untraded sector gets
    /// the level.</summary>
    private static List<(SectorEntry, SectorFigure)> Elasticities(BaselineRecipe recipe)
    {
        double mean = Math.Exp(recipe.Sectors.Where(sector => sector.Traded).Average(sector => Math.Log(sector.RelativeElasticity)));
        return recipe
            .Sectors.Select(sector =>
                (
                    sector,
                    sector.Traded
                        ? new SectorFigure(
                            "",
                            sector.Code,
                            "",
                            Math.Round(recipe.ElasticityLevel * sector.RelativeElasticity / mean, 2),
                            BuildStatus.Estimated,
                            sector.Source,
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{sector.RelativeElasticity} scaled so that the geometric mean of traded sectors is "
                                    + $"{recipe.ElasticityLevel}"
                            )
                        )
                        : new SectorFigure(
                            "",
                            sector.Code,
                            "",
                            recipe.ElasticityLevel,
                            BuildStatus.Assumed,
                            "recipe",
                            "not traded in the baseline: without effect until something trades it"
                        )
                )
            )
            .ToList();
    }

    private static List<YearFigure> GrowthWithTheRest(BaselineRecipe recipe) =>
        recipe
            .Economies.SelectMany(economy =>
                economy.Kind == "rest"
                    ? recipe
                        .Growth.Where(row => row.Economy == BaselineRecipe.World)
                        .Select(row =>
                            row with
                            {
                                Economy = economy.Code,
                                Status = BuildStatus.Assumed,
                                Source = $"the world's growth: {row.Source}",
                            }
                        )
                    : recipe.Growth.Where(row => row.Economy == economy.Code)
            )
            .ToList();
}
