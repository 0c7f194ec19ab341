using System.Globalization;
using CsvHelper;
using TradeSim.Baselines.World;

namespace TradeSim.Baselines.Import;

/// <summary>Eurostat FIGARO, industry by industry or product by industry, flat: a row a cell, million euros. Only shares are
/// read.</summary>
internal sealed class FigaroFormat : DataFormat
{
    private static readonly Dictionary<string, string> EurostatCodes = new(StringComparer.Ordinal) { ["EL"] = "GRC", ["UK"] = "GBR" };

    public override string Name => "FIGARO";

    public override string? Edition(DataFile file) =>
        file.Has("refArea", "rowIi", "counterpartArea", "colIi", "obsValue") ? "flat, industry by industry"
        : file.Has("refArea", "rowPi", "counterpartArea", "colPi", "obsValue") ? "flat, product by product"
        : null;

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        string? divided = target.DivideGoods();
        Concordance isic = Concordance.Read(target.Folder, "isic.csv", target.Sectors);
        bool byIndustry = file.Has("rowIi");
        int[] at = DataFile.Columns(
            file.Header,
            "refArea",
            byIndustry ? "rowIi" : "rowPi",
            "counterpartArea",
            byIndustry ? "colIi" : "colPi",
            "obsValue"
        );
        var sums = new InputOutputSums(target.Economies.Count, target.Sectors.Count);
        var units = Countries.All.ToDictionary(country => country.Iso2, country => target.Unit(country.Code), StringComparer.Ordinal);
        foreach (var (code, iso3) in EurostatCodes)
            units[code] = target.Unit(iso3);
        using (CsvReader reader = file.Rows())
        {
            reader.Read();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (
                    reader.FieldCount <= at.Max()
                    || !double.TryParse(reader.GetString(at[4]), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                )
                    continue;
                string buyer = reader.GetString(at[2]).Trim();
                string? unit = units.TryGetValue(buyer, out string? known) ? known : target.Rest;
                int economy = unit is null ? -1 : target.Economies.ToList().IndexOf(unit);
                if (economy < 0)
                    continue;
                string column = reader.GetString(at[3]).Trim();
                bool isDemand = column.StartsWith("P3", StringComparison.Ordinal) || column.StartsWith("P5", StringComparison.Ordinal);
                int user = isDemand ? -1 : isic.Sector(InputOutputSums.Division(column));
                int made = isic.Sector(InputOutputSums.Division(RowCode(reader.GetString(at[1]).Trim())));
                if (user >= 0)
                {
                    sums.AddOutput(economy, user, value); // inputs, taxes and value added sum to output
                    if (made >= 0)
                        sums.AddInput(economy, user, made, value);
                }
                else if (isDemand && made >= 0)
                    sums.AddDemand(economy, made, value);
            }
        }

        return sums.Write(target, "Eurostat FIGARO").Concat(divided is null ? [] : [divided]);
    }

    /// <summary>Value added and taxes (B2A3G, D1, D21X31, D29X39, OP_RES, ...) look like codes of industries, but are none.</summary>
    private static string RowCode(string code) =>
        code is "D1" or "D21X31" or "D29X39" or "B2A3G" or "OP_RES" or "OP_NRES" or "SELF" ? "" : code;
}
