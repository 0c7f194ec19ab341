using System.Globalization;
using CsvHelper;
using TradeSim.Baselines.World;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.Import;

/// <summary>
/// Tariffs by importer, exporter and HS code, as WITS exports them; rates in per cent. A sector's rate is the simple mean of its lines. A
/// partner "World" is the rate for every exporter, before those with a separate rate.
/// </summary>
internal sealed class TariffFormat : DataFormat
{
    private const string EveryExporter = "*";

    private static readonly string[] Importer =
    [
        "importer",
        "reporter",
        "reporter name",
        "reporter_iso_n",
        "reporter_iso3",
        "reporter iso3",
        "reportercode",
    ];
    private static readonly string[] Exporter =
    [
        "exporter",
        "partner",
        "partner name",
        "partner_iso3",
        "partner iso3",
        "partnercode",
        "partner_iso_n",
    ];
    private static readonly string[] Product =
    [
        "hs",
        "hs6",
        "hs code",
        "hs_code",
        "product",
        "productcode",
        "product code",
        "product_code",
    ];
    private static readonly string[] Rate =
    [
        "rate",
        "tariff",
        "simpleaverage",
        "simple average",
        "ahs simple average (%)",
        "mfn simple average (%)",
        "ad valorem",
        "duty",
    ];
    private static readonly string[] Year = ["year", "trade year", "tariff year"];

    public override string Name => "Tariffs by HS code (WITS)";

    public override string? Edition(DataFile file) =>
        new[] { Importer, Product, Rate }.All(names => Column(file, names) >= 0)
            ? Column(file, Exporter) >= 0
                ? "by partner"
                : "most-favoured nation"
            : null;

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        var goods = target.Goods;
        Concordance? hs = goods.Count == 1 ? null : Concordance.Read(target.Folder, "hs.csv", goods);
        var (importer, exporter, product, rate, year) = (
            Column(file, Importer),
            Column(file, Exporter),
            Column(file, Product),
            Column(file, Rate),
            Column(file, Year)
        );
        var sums = new SortedDictionary<(string Importer, string Exporter, int Sector), (double Sum, int Lines)>();
        var years = new SortedSet<string>(StringComparer.Ordinal);
        int unread = 0;
        using (CsvReader reader = file.Rows())
        {
            reader.Read();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                string Cell(int column) => column < 0 || column >= reader.FieldCount ? "" : reader.GetString(column).Trim();
                if (
                    Economy(target, Cell(importer)) is not { } buys
                    || (exporter >= 0 ? Seller(target, Cell(exporter)) : EveryExporter) is not { } sells
                )
                    continue;
                int chapter = Concordance.ChapterOf(Cell(product));
                int sector = hs is null ? 0 : hs.Sector(chapter);
                if (chapter == 0 || sector < 0 || YearColumns.Number(Cell(rate)) is not { } percent || percent < 0)
                {
                    unread++;
                    continue;
                }

                if (year >= 0)
                    years.Add(Cell(year));
                var key = (buys, sells, sector);
                var (sum, lines) = sums.GetValueOrDefault(key);
                sums[key] = (sum + percent, lines + 1);
            }
        }

        if (sums.Count == 0)
            throw new RecipeException([
                $"{file.FilePath}: no tariffs of economies of the recipe that can be read ({MessageText.Number(unread)} rows without "
                    + $"rate or HS code)",
            ]);
        string source = $"{file.Name}{(years.Count > 0 ? $" {string.Join(", ", years)}" : "")}";
        foreach (var ((buys, sells, sector), (sum, lines)) in sums)
        {
            target.Tariffs.Remove(row => row["importer"] == buys && row["exporter"] == sells && row["sector"] == goods[sector]);
            target.Tariffs.Add(
                ("importer", buys),
                ("exporter", sells),
                ("sector", goods[sector]),
                ("rate", Math.Round(sum / lines / 100, 6)),
                ("status", "estimated"),
                ("source", $"{source}: simple mean of {MessageText.Count(lines, "line", "lines")}")
            );
        }

        var notes = new List<string>
        {
            $"rates of {string.Join(", ", sums.Keys.Select(key => key.Importer).Distinct())} in "
                + $"{MessageText.Count(sums.Keys.Select(key => key.Sector).Distinct().Count(), "sector", "sectors")}: simple means of "
                + $"lines, read as per cent",
        };
        if (years.Count > 1)
            notes.Add($"several years ({string.Join(", ", years)}) were averaged; give one year's file to avoid it");
        if (unread > 0)
            notes.Add($"{unread.ToString("N0", CultureInfo.InvariantCulture)} rows without a rate or HS code were left out");
        return notes;
    }

    private static int Column(DataFile file, string[] names) =>
        DataFile.Columns(file.Header, names).FirstOrDefault(index => index >= 0, -1);

    private static string? Economy(ImportTarget target, string text)
    {
        if (text is "EU" or "EUN" or "European Union" or "918")
            return target.Economies.Contains("EU") ? "EU" : null;
        string? unit = Unit(target, text);
        return unit is not null && unit != target.Rest ? unit : null;
    }

    private static string? Seller(ImportTarget target, string text) =>
        text is "" or "000" or "0" or "WLD" or "W00" or "World" or "All Members" ? EveryExporter : Economy(target, text);

    private static string? Unit(ImportTarget target, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return target.Unit(number);
        try
        {
            return target.Unit(Countries.Find(text).Code);
        }
        catch (RecipeException)
        {
            return null; // groups, and economies that the program does not have
        }
    }
}
