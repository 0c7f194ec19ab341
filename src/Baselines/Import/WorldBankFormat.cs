using CsvHelper;
using TradeSim.Baselines.World;

namespace TradeSim.Baselines.Import;

/// <summary>World Development Indicators: a preamble of some lines, then countries and aggregates by year. GDP and growth are
/// read.</summary>
internal sealed class WorldBankFormat : DataFormat
{
    private const string Gdp = "NY.GDP.MKTP.CD";
    private const string Growth = "NY.GDP.MKTP.KD.ZG";
    private const string WorldCode = "WLD";

    private static readonly Dictionary<string, string> Blocs = new() { ["EUU"] = "EU", [WorldCode] = BaselineRecipe.World };

    public override string Name => "World Bank, World Development Indicators";

    public override string? Edition(DataFile file)
    {
        int header = HeaderRow(file);
        if (header < 0)
            return null;
        string? updated = file.Head.Take(header).FirstOrDefault(row => row.Length > 1 && row[0] == "Last Updated Date")?[1];
        return updated is null ? "date unknown" : $"updated {updated}";
    }

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        int headerRow = HeaderRow(file);
        string[] header = file.Head[headerRow];
        int[] at = DataFile.Columns(header, "Country Code", "Indicator Code", "Series Code");
        int indicator = Math.Max(at[1], at[2]);
        var years = YearColumns.Of(header);
        var series = new IncomeSeries();
        var others = new SortedSet<string>(StringComparer.Ordinal);
        using (CsvReader reader = file.Rows())
        {
            for (int skipped = 0; skipped <= headerRow; skipped++)
                reader.Read();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.FieldCount <= indicator)
                    continue;
                string code = reader.GetString(at[0]).Trim();
                string of = reader.GetString(indicator).Trim();
                if (of is not (Gdp or Growth))
                {
                    if (of.Length > 0)
                        others.Add(of);
                    continue;
                }

                string economy = Blocs.GetValueOrDefault(code, code);
                if (Countries.ByCode(economy) is null && !Blocs.ContainsKey(code))
                    continue; // aggregates such as high income
                foreach (var (column, year) in years)
                {
                    if (column >= reader.FieldCount || YearColumns.Number(reader.GetString(column)) is not { } value)
                        continue;
                    if (of == Gdp)
                        series.AddGdp(economy, year, value / 1e6);
                    else
                        series.AddGrowth(economy, year, value / 100);
                }
            }
        }

        foreach (string line in series.Write(target, $"World Bank WDI, {Edition(file)}", _ => null))
            yield return line;
        if (others.Count > 0)
            yield return $"left out: {string.Join(", ", others.Take(3))}{(others.Count > 3 ? ", ..." : "")}; {Gdp} and {Growth} are used";
    }

    private static int HeaderRow(DataFile file) =>
        file
            .Head.ToList()
            .FindIndex(row =>
                DataFile.Columns(row, "Country Name", "Country Code").All(index => index >= 0)
                && DataFile.Columns(row, "Indicator Code", "Series Code").Any(index => index >= 0)
            );
}
