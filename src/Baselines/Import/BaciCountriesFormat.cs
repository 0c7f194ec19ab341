using System.Globalization;

namespace TradeSim.Baselines.Import;

/// <summary>The country table of BACI. The program knows the codes; the table is checked against them.</summary>
internal sealed class BaciCountriesFormat : DataFormat
{
    public override string Name => "CEPII BACI, country codes";

    public override string? Edition(DataFile file) =>
        file.Has("country_code", "country_iso3") ? "2021 and later"
        : file.Has("country_code", "iso_3digit_alpha") ? "before 2021"
        : null;

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        int[] at = DataFile.Columns(file.Header, "country_code", "country_iso3", "iso_3digit_alpha");
        int iso = Math.Max(at[1], at[2]);
        int added = 0;
        using var reader = file.Rows();
        reader.Read();
        while (reader.Read())
        {
            if (
                int.TryParse(reader.GetString(at[0]), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && target.Learn(number, reader.GetString(iso).Trim())
            )
                added++;
        }

        return [string.Create(CultureInfo.InvariantCulture, $"codes of countries; {added} that the program did not have")];
    }
}
