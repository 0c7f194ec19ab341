using System.Globalization;

namespace TradeSim.Baselines;

/// <summary>
/// Goods that are only booked in an economy: re-exports that its exports do not show, ships under its flag. The accounts of an economy
/// cannot have imports (or exports) far above its GDP. The rule: neither imports nor exports may exceed a share of GDP that the recipe sets
/// (<c>largest_trade_share</c>); what exceeds it is left out of the largest flows, down to a common ceiling, so that small partners' trade
/// stays as reported.
/// </summary>
internal static class PassingTrade
{
    private const string What = "goods that only pass through";

    /// <summary>Cuts totals in place and lists the cuts, each as the factor by which a pair's trade changed.</summary>
    public static List<(string Exporter, string Importer, double Factor)> CutTo(
        BaselineRecipe recipe,
        Dictionary<(string Exporter, string Importer), PairTotal> totals,
        BuildReport report
    )
    {
        var cuts = new List<(string, string, double)>();
        if (recipe.LargestTradeShare is not { } share)
            return cuts;
        foreach (bool imports in new[] { true, false })
        {
            foreach (EconomyEntry economy in recipe.Economies.Where(economy => economy.Kind != "rest"))
            {
                double most = share * recipe.GdpOf(economy.Code, recipe.Year)!.Value;
                var flows = recipe
                    .Economies.Select(other => imports ? (other.Code, economy.Code) : (economy.Code, other.Code))
                    .Where(totals.ContainsKey)
                    .Select(pair => totals[pair])
                    .ToList();
                if (flows.Sum(flow => flow.Value) <= most)
                    continue;
                double ceiling = Ceiling([.. flows.Select(flow => flow.Value)], most);
                foreach (PairTotal flow in flows.Where(flow => flow.Value > ceiling))
                {
                    report.Changed(What, $"{flow.Exporter} to {flow.Importer}", flow.Value, ceiling, Why(economy.Code));
                    cuts.Add((flow.Exporter, flow.Importer, ceiling / flow.Value));
                    totals[(flow.Exporter, flow.Importer)] = flow with
                    {
                        Value = ceiling,
                        Status = BuildStatuses.Weaker(flow.Status, BuildStatus.Estimated),
                        Note = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{flow.Note}: {flow.Value:0.###}, less {flow.Value - ceiling:0.###} of {What}; {Why(economy.Code)}"
                        ),
                    };
                }

                string Why(string code) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{code} {(imports ? "imports" : "exports")} at most {share:0.##} of its GDP"
                    );
            }
        }

        return cuts;
    }

    /// <summary>The ceiling c at which the values, none above c, sum to <paramref name="most"/>; to the dollar.</summary>
    private static double Ceiling(double[] values, double most)
    {
        Array.Sort(values);
        double below = 0;
        for (int at = 0; at < values.Length; at++)
        {
            int larger = values.Length - at;
            if (below + larger * values[at] >= most)
                return Math.Round((most - below) / larger, 6, MidpointRounding.ToZero);
            below += values[at];
        }

        return values[^1];
    }
}
