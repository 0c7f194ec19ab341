using System.Globalization;
using CsvHelper;
using TradeSim.Scenarios.Building;

namespace TradeSim.Scenarios.Tests.Building;

/// <summary>The figures carried into the repository are those of the data they were carried from, where that lies beside the checkout.</summary>
public sealed class SharedData
{
    [FactWithSharedData]
    public void Trade_reports_of_the_recipe_are_those_of_the_collected_data()
    {
        var collected = Rows("bilateral_trade.csv")
            .Where(row => row["flow"] is "export" or "import")
            .Select(row => (Reporter: Code(row["reporter"]), Partner: Code(row["partner"]), Flow: row["flow"], Year: row["year"], Source: row["source"], Value: double.Parse(row["value_usd_m"], CultureInfo.InvariantCulture)))
            .ToLookup(row => (row.Reporter, Exporter: row.Flow == "export" ? row.Reporter : row.Partner, Importer: row.Flow == "export" ? row.Partner : row.Reporter, row.Year));
        var recipe = BaselineRecipe.Read(Path.Combine(Repository.Data("eaeu-2023"), "sources"));
        int compared = 0;
        foreach (TradeReport report in recipe.Reports)
        {
            foreach (var row in collected[(report.Reporter, report.Exporter, report.Importer, report.Year.ToString(CultureInfo.InvariantCulture))].Where(row => row.Source == report.Source))
            {
                Assert.Equal(row.Value, report.Value, 6);
                compared++;
            }
        }

        Assert.True(compared > 70, $"only {compared} reports were found in the collected data");
    }

    [FactWithSharedData]
    public void GDP_of_the_recipe_is_that_of_the_collected_data()
    {
        var recipe = BaselineRecipe.Read(Path.Combine(Repository.Data("eaeu-2023"), "sources"));
        var collected = Rows("macro_weo_2025_10_long.csv").Where(row => row["concept"] == "NGDPD")
            .ToDictionary(row => (row["ref_area"], row["year"]), row => 1000 * double.Parse(row["value"], CultureInfo.InvariantCulture));
        foreach (YearFigure figure in recipe.Gdp)
        {
            string area = figure.Economy switch { "EU" => "G998", BaselineRecipe.World => "G001", _ => figure.Economy };
            Assert.Equal(collected[(area, figure.Year.ToString(CultureInfo.InvariantCulture))], figure.Value, 3);
        }
    }

    private static string Code(string code) => code switch { "EU27" => "EU", "WLD" => BaselineRecipe.World, _ => code };

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using CsvReader reader = CsvReader.FromFile(Path.Combine(FactWithSharedDataAttribute.Folder, file));
        while (reader.Read())
            yield return reader.Headers.ToArray().Select((name, at) => (name, text: reader.GetString(at))).ToDictionary(cell => cell.name, cell => cell.text);
    }
}

/// <summary>A fact that is skipped, saying so, where the collected data do not lie beside the checkout.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithSharedDataAttribute : FactAttribute
{
    public FactWithSharedDataAttribute()
    {
        if (!Directory.Exists(Folder))
            Skip = "needs the collected data in ../shared/data beside the checkout";
    }

    public static string Folder => Path.Combine(Repository.Root(), "..", "shared", "data");
}
