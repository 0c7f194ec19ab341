using System.Globalization;
using CsvHelper;
using TradeSim.Baselines.World;

namespace TradeSim.Baselines.Import;

/// <summary>IMF World Economic Outlook, by countries or by groups: tab-separated, UTF-16 in some editions. NGDPD and NGDP_RPCH are
/// read.</summary>
internal sealed class OutlookFormat : DataFormat
{
    private const string Gdp = "NGDPD";
    private const string Growth = "NGDP_RPCH";

    private static readonly Dictionary<string, string> Groups = new()
    {
        ["998"] = "EU",
        ["001"] = BaselineRecipe.World,
        ["1"] = BaselineRecipe.World,
    };

    public override string Name => "IMF World Economic Outlook";

    public override string? Edition(DataFile file)
    {
        if (
            !file.Has("WEO Subject Code")
            || DataFile.Columns(file.Header, "WEO Country Code", "WEO Country Group Code").All(index => index < 0)
        )
            return null;
        int last = YearColumns.Of(file.Header).Select(pair => pair.Year).DefaultIfEmpty(0).Max();
        return $"{(file.Has("ISO") ? "countries" : "groups")}, to {last.ToString(CultureInfo.InvariantCulture)}";
    }

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        int[] at = DataFile.Columns(file.Header, "ISO", "WEO Subject Code", "Estimates Start After", "WEO Country Group Code", "Units");
        var years = YearColumns.Of(file.Header);
        var series = new IncomeSeries();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        using (CsvReader reader = file.Rows())
        {
            reader.Read();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.FieldCount <= at[1])
                    continue; // the note at the end
                string subject = reader.GetString(at[1]).Trim();
                string code =
                    at[0] >= 0 ? reader.GetString(at[0]).Trim()
                    : at[3] >= 0 ? Groups.GetValueOrDefault(reader.GetString(at[3]).Trim(), "")
                    : "";
                if (subject is not (Gdp or Growth) || (Countries.ByCode(code) is null && !Groups.ContainsValue(code)))
                    continue;
                if (
                    at[2] >= 0
                    && at[2] < reader.FieldCount
                    && int.TryParse(reader.GetString(at[2]).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int reported)
                )
                    last[code] = Math.Min(reported, last.GetValueOrDefault(code, int.MaxValue));
                foreach (var (column, year) in years)
                {
                    if (column >= reader.FieldCount || YearColumns.Number(reader.GetString(column)) is not { } value)
                        continue;
                    if (subject == Gdp)
                        series.AddGdp(code, year, value * 1000);
                    else
                        series.AddGrowth(code, year, value / 100);
                }
            }
        }

        return series.Write(target, $"IMF WEO ({Edition(file)})", unit => last.TryGetValue(unit, out int reported) ? reported + 1 : null);
    }
}
