using System.Globalization;
using CsvHelper;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.Import;

/// <summary>
/// ITPD-E of the US International Trade Commission, million US dollars. Its industries are its own, so goods enter as totals of pairs; an
/// <c>itpd.csv</c> beside the recipe (columns industry_id, sector) assigns them to sectors. Domestic trade is not read: the accounts make
/// it.
/// </summary>
internal sealed class ItpdFormat : DataFormat
{
    private const string Reporter = "ITPD-E";
    private const string Table = "itpd.csv";

    public override string Name => "ITPD-E";

    public override string? Edition(DataFile file) =>
        file.Has("exporter_iso3", "importer_iso3", "year", "industry_id", "trade")
            ? file.Has("exporter_dynamic_code")
                ? "release 2"
                : $"{file.Header.Length} columns"
            : null;

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        var sectors = RecipeTable
            .Read(target.Folder, Table, "industry_id", "sector")
            .Rows.ToDictionary(row => row["industry_id"], row => row["sector"], StringComparer.Ordinal);
        int[] at = DataFile.Columns(file.Header, "exporter_iso3", "importer_iso3", "year", "industry_id", "trade", "broad_sector");
        var sums = new SortedDictionary<(string Exporter, string Importer, int Year, string Sector), double>();
        using (CsvReader reader = file.Rows())
        {
            reader.Read();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.FieldCount <= at[4] || (at[5] >= 0 && reader.GetString(at[5]).Trim() == "Services"))
                    continue;
                string? exporter = target.Unit(reader.GetString(at[0]).Trim());
                string? importer = target.Unit(reader.GetString(at[1]).Trim());
                if (
                    exporter is null
                    || importer is null
                    || exporter == importer
                    || !int.TryParse(reader.GetString(at[2]), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
                    || YearColumns.Number(reader.GetString(at[4])) is not { } value
                )
                    continue;
                string sector = year == target.Year ? sectors.GetValueOrDefault(reader.GetString(at[3]).Trim(), "") : "";
                if (sectors.Count > 0 && year == target.Year && sector.Length == 0)
                    continue;
                var key = (exporter, importer, year, sector);
                sums[key] = sums.GetValueOrDefault(key) + value;
            }
        }

        if (sums.Count == 0)
            throw new RecipeException([$"{file.FilePath}: no trade in goods between economies of the recipe"]);
        foreach (string year in sums.Keys.Select(key => MessageText.Number(key.Year)).Distinct())
            target.Reports.Remove(row => row["reporter"] == Reporter && row["year"] == year);
        foreach (var ((exporter, importer, year, sector), value) in sums)
            target.Reports.Add(
                ("reporter", Reporter),
                ("exporter", exporter),
                ("importer", importer),
                ("sector", sector),
                ("year", year),
                ("value", Math.Round(value, 6)),
                ("status", "reported"),
                ("source", Reporter)
            );
        return
        [
            $"{sums.Count.ToString("N0", CultureInfo.InvariantCulture)} {(sectors.Count > 0 ? "sectors of pairs" : "totals of pairs")}, "
                + $"{string.Join(", ", sums.Keys.Select(key => key.Year).Distinct().Order())}; they count where neither side nor BACI "
                + $"reports",
            .. sectors.Count > 0
                ? Array.Empty<string>()
                : [$"sectors: {Table} beside the recipe (industry_id, sector) would assign industries to them"],
        ];
    }
}
