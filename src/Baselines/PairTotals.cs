using System.Globalization;

namespace TradeSim.Baselines;

/// <summary>Goods trade from an exporter to an importer, all sectors together.</summary>
/// <param name="Exporter">Exporter.</param>
/// <param name="Importer">Importer.</param>
/// <param name="Value">Million US dollars.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
/// <param name="Note">The rule that chose it.</param>
internal sealed record PairTotal(string Exporter, string Importer, double Value, BuildStatus Status, string Source, string Note);

/// <summary>Chooses one total for each pair: a report of the year, else the nearest year's, else gravity; the rest of the world is what
/// world totals leave.</summary>
internal sealed class PairTotals
{
    private const string NoRecord = "no record: no trade";

    private readonly BaselineRecipe recipe;
    private readonly BuildReport report;
    private readonly Dictionary<(string Exporter, string Importer), PairTotal> chosen = [];
    private readonly Reports reports;
    private readonly string[] named;
    private readonly string? rest;
    private Gravity? gravity;

    private PairTotals(BaselineRecipe recipe, BuildReport report)
    {
        this.recipe = recipe;
        this.report = report;
        named = recipe.Economies.Where(economy => economy.Kind != "rest").Select(economy => economy.Code).ToArray();
        rest = recipe.Economies.FirstOrDefault(economy => economy.Kind == "rest")?.Code;
        reports = new Reports(recipe);
    }

    /// <summary>One total for every ordered pair of economies, and the sectors of pairs that are reported.</summary>
    public static (Dictionary<(string Exporter, string Importer), PairTotal> Totals, ReportedCells Cells) Choose(
        BaselineRecipe recipe,
        BuildReport report
    )
    {
        var totals = new PairTotals(recipe, report);
        totals.UseReportsOfTheYear();
        totals.EstimateGravity();
        totals.ScaleTheNearestYear();
        totals.FillEmptyPairsByGravity();
        totals.ApplyStatedTurnovers();
        totals.SetTradeOfTheRest();
        var cells = ReportedCells.Choose(recipe, totals.reports);
        cells.SetTotals(totals.chosen);
        totals.ListTheConflicts(cells);
        totals.ComparePotential();
        foreach (var cut in PassingTrade.CutTo(recipe, totals.chosen, report))
            cells.Scale(cut.Exporter, cut.Importer, cut.Factor);
        return (totals.chosen, cells);
    }

    private IEnumerable<(string Exporter, string Importer)> NamedPairs =>
        named.SelectMany(_ => named, (exporter, importer) => (exporter, importer)).Where(pair => pair.exporter != pair.importer);

    private void UseReportsOfTheYear()
    {
        foreach (var (exporter, importer) in NamedPairs)
        {
            if (FromReports(exporter, importer, recipe.Year) is { } total)
                chosen[(exporter, importer)] = total;
        }
    }

    private PairTotal? FromReports(string exporter, string importer, int year) => reports.Total(exporter, importer, year);

    private void EstimateGravity() =>
        gravity = Gravity.Estimate(recipe, chosen.Values.Select(total => (total.Exporter, total.Importer, total.Value)));

    private void ScaleTheNearestYear()
    {
        foreach (var (exporter, importer) in NamedPairs.Where(pair => !chosen.ContainsKey(pair)).ToList())
        {
            var years = reports.Years(exporter, importer).OrderBy(year => Math.Abs(year - recipe.Year)).ThenByDescending(year => year);
            foreach (int year in years)
            {
                if (GrowthOfFrictionlessTrade(exporter, importer, year) is not { } growth)
                    continue;
                if (FromReports(exporter, importer, year) is not { } then)
                    continue;
                chosen[(exporter, importer)] = then with
                {
                    Value = then.Value * growth,
                    Status = BuildStatuses.Weaker(then.Status, BuildStatus.Estimated),
                    Note = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{then.Note}, of {year} ({Millions(then.Value)}), times {growth:0.000}: growth of both GDPs' product over "
                            + $"world GDP"
                    ),
                };
                break;
            }
        }
    }

    /// <summary>Trade grows as the product of both GDPs over the world's, as gravity says of trade whose costs stay.</summary>
    private double? GrowthOfFrictionlessTrade(string exporter, string importer, int year)
    {
        return Size(recipe.Year) / Size(year);

        double? Size(int when) => recipe.GdpOf(exporter, when) * recipe.GdpOf(importer, when) / recipe.GdpOf(BaselineRecipe.World, when);
    }

    private void FillEmptyPairsByGravity()
    {
        foreach (var (exporter, importer) in NamedPairs.Where(pair => !chosen.ContainsKey(pair)).ToList())
        {
            if (recipe.MissingPairsAreZero)
            {
                chosen[(exporter, importer)] = new PairTotal(exporter, importer, 0, BuildStatus.Reported, "", NoRecord);
                continue;
            }

            double value = gravity!.Predict(exporter, importer)
                ?? throw new RecipeException([
                    $"distances.csv: no report of {exporter} to {importer}, and no distance or no reported pair to estimate it from",
                ]);
            chosen[(exporter, importer)] = new PairTotal(exporter, importer, value, BuildStatus.Estimated, "gravity", "no report: gravity");
        }
    }

    private void ApplyStatedTurnovers()
    {
        foreach (StatedTurnover turnover in recipe.Turnovers.Where(turnover => turnover.Basis == "any"))
        {
            PairTotal there = chosen[(turnover.One, turnover.Other)];
            PairTotal back = chosen[(turnover.Other, turnover.One)];
            double factor = turnover.Value / (there.Value + back.Value);
            foreach (PairTotal total in new[] { there, back })
            {
                report.Changed("turnover", $"{total.Exporter} to {total.Importer}", total.Value, total.Value * factor, turnover.Source);
                chosen[(total.Exporter, total.Importer)] = total with
                {
                    Value = total.Value * factor,
                    Status = BuildStatuses.Weaker(BuildStatus.Estimated, BuildStatuses.Weaker(total.Status, turnover.Status)),
                    Source = $"{turnover.Source}; direction: {total.Source}",
                    Note = $"stated turnover of {Millions(turnover.Value)}; direction: {total.Note}",
                };
            }
        }
    }

    private void SetTradeOfTheRest()
    {
        if (rest is null)
            return;
        foreach (string economy in named)
        {
            Remainder(
                economy,
                rest,
                Report(economy, economy, BaselineRecipe.World, recipe.Year),
                named.Where(other => other != economy).Select(other => chosen[(economy, other)].Value).Sum()
            );
            Remainder(
                rest,
                economy,
                Report(economy, BaselineRecipe.World, economy, recipe.Year),
                named.Where(other => other != economy).Select(other => chosen[(other, economy)].Value).Sum()
            );
        }
    }

    private void Remainder(string exporter, string importer, TradeReport? world, double knownPairs)
    {
        if (FromReports(exporter, importer, recipe.Year) is { } direct)
        {
            chosen[(exporter, importer)] = direct;
            return;
        }

        if (world is not null && world.Value > knownPairs)
        {
            chosen[(exporter, importer)] = new PairTotal(
                exporter,
                importer,
                world.Value - knownPairs,
                BuildStatuses.Weaker(world.Status, BuildStatus.Estimated),
                world.Source,
                $"world total of {Millions(world.Value)} less the pairs with named economies"
            );
            return;
        }

        if (world is null && recipe.MissingPairsAreZero)
        {
            chosen[(exporter, importer)] = new PairTotal(exporter, importer, 0, BuildStatus.Reported, "", NoRecord);
            return;
        }

        double value = gravity!.Predict(exporter, importer)
            ?? throw new RecipeException([
                $"reports.csv: {exporter} to {importer}: the world total ({(world is null ? "missing" : Millions(world.Value))}) leaves "
                    + $"nothing beside the named pairs ({Millions(knownPairs)}), and distances.csv has no distance to estimate it from",
            ]);
        chosen[(exporter, importer)] = new PairTotal(
            exporter,
            importer,
            value,
            BuildStatus.Estimated,
            "gravity",
            "no world total above the named pairs: gravity"
        );
    }

    private void ListTheConflicts(ReportedCells cells)
    {
        foreach (var (exporter, importer) in NamedPairs)
        {
            PairTotal total = chosen[(exporter, importer)];
            var figures = reports.Figures(exporter, importer, recipe.Year);
            for (int other = 1; other < figures.Count; other++)
                report.Compared(
                    $"{exporter} to {importer}",
                    $"{figures[0].Reporter} says",
                    figures[0].Value,
                    $"{figures[other].Reporter} says",
                    figures[other].Value,
                    total.Value,
                    total.Note
                );
        }

        foreach (var conflict in cells.Conflicts)
            report.Compared(
                conflict.Where,
                conflict.OneSays,
                conflict.One,
                conflict.OtherSays,
                conflict.Other,
                conflict.Chosen,
                conflict.Rule
            );
        foreach (StatedTurnover turnover in recipe.Turnovers.Where(turnover => turnover.Basis != "any"))
        {
            double both = chosen[(turnover.One, turnover.Other)].Value + chosen[(turnover.Other, turnover.One)].Value;
            report.Compared(
                $"{turnover.One} and {turnover.Other}, turnover",
                $"{turnover.Basis} basis",
                turnover.Value,
                "reports",
                both,
                turnover.Basis == recipe.Basis ? turnover.Value : both,
                $"the recipe's basis is {recipe.Basis}"
            );
        }
    }

    private void ComparePotential()
    {
        report.Gravity = gravity;
        foreach (var (exporter, importer) in NamedPairs)
        {
            if (chosen[(exporter, importer)].Note != NoRecord && gravity!.Predict(exporter, importer) is { } predicted)
                report.Predicted(
                    new TradePotential(
                        exporter,
                        importer,
                        chosen[(exporter, importer)].Value,
                        predicted,
                        chosen[(exporter, importer)].Status
                    )
                );
        }
    }

    private TradeReport? Report(string reporter, string exporter, string importer, int year) =>
        reports.Find(reporter, exporter, importer, year);

    private static string Millions(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
