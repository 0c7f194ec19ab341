using TradeSim.Scenarios;

namespace TradeSim.Baselines.Import;

/// <summary>GDP and growth by country and year, and how they enter a recipe: a bloc takes its own row, or the sum or mean of its
/// members.</summary>
internal sealed class IncomeSeries
{
    private readonly Dictionary<(string Code, int Year), double> gdp = [];
    private readonly Dictionary<(string Code, int Year), double> growth = [];

    /// <summary>GDP, million US dollars. Codes are ISO3, a bloc's or WORLD.</summary>
    public void AddGdp(string code, int year, double millions) => gdp[(code, year)] = millions;

    /// <summary>Real growth, a fraction.</summary>
    public void AddGrowth(string code, int year, double fraction) => growth[(code, year)] = fraction;

    /// <summary>Writes the series into the recipe and reports the imported data.</summary>
    /// <param name="target">The recipe.</param>
    /// <param name="source">Source of the rows.</param>
    /// <param name="firstForecast">First year that is a forecast, by code; null: none is.</param>
    public IEnumerable<string> Write(ImportTarget target, string source, Func<string, int?> firstForecast)
    {
        int values = 0,
            rates = 0;
        var used = target.Reports.Rows.Select(row => row["year"]).Append(MessageText.Number(target.Year)).ToHashSet(StringComparer.Ordinal);
        foreach (string unit in target.Economies.Where(code => code != target.Rest).Append(BaselineRecipe.World))
        {
            foreach (int year in gdp.Keys.Select(key => key.Year).Distinct().Order().Where(year => used.Contains(MessageText.Number(year))))
            {
                if (Sum(target, unit, year) is not { } value)
                    continue;
                Replace(target.Gdp, unit, year, "value", Math.Round(value, 6), Status(unit, year), source);
                values++;
            }

            foreach (int year in growth.Keys.Select(key => key.Year).Distinct().Order().Where(year => year > target.Year))
            {
                if (Mean(target, unit, year) is not { } rate)
                    continue;
                Replace(target.Growth, unit, year, "growth", Math.Round(rate, 6), Status(unit, year), source);
                rates++;
            }
        }

        yield return $"GDP: {MessageText.Count(values, "figure", "figures")}; growth after {MessageText.Number(target.Year)}: "
            + $"{MessageText.Count(rates, "figure", "figures")}";
        if (values == 0 && rates == 0)
            throw new RecipeException([$"{source}: no GDP or growth of the recipe's economies in years that it uses"]);

        string Status(string unit, int year) => firstForecast(unit) is { } first && year >= first ? "estimated" : "reported";
    }

    private double? Sum(ImportTarget target, string unit, int year)
    {
        if (gdp.TryGetValue((unit, year), out double own))
            return own;
        var members = target.MembersOf(unit);
        return members.Count > 1 && members.All(member => gdp.ContainsKey((member, year)))
            ? members.Sum(member => gdp[(member, year)])
            : null;
    }

    private double? Mean(ImportTarget target, string unit, int year)
    {
        if (growth.TryGetValue((unit, year), out double own))
            return own;
        var members = target.MembersOf(unit);
        if (members.Count < 2 || !members.All(member => growth.ContainsKey((member, year))))
            return null;
        var weights = members.Select(member => gdp.GetValueOrDefault((member, target.Year), 1)).ToList();
        return members.Zip(weights, (member, weight) => weight * growth[(member, year)]).Sum() / weights.Sum();
    }

    private static void Replace(RecipeTable table, string unit, int year, string column, double value, string status, string source)
    {
        table.Remove(row => row["economy"] == unit && row["year"] == MessageText.Number(year));
        table.Add(("economy", unit), ("year", year), (column, value), ("status", status), ("source", source));
    }
}
