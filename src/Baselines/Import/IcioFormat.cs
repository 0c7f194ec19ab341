using System.Globalization;
using CsvHelper;
using TradeSim.Baselines.World;

namespace TradeSim.Baselines.Import;

/// <summary>OECD ICIO: a square table with labels CTY_IND, rows TLS, VA, OUT at the end and columns of final demand.</summary>
internal sealed class IcioFormat : DataFormat
{
    private static readonly string[] Demand = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR", "NPS", "P33"];

    private static readonly Dictionary<string, string> Split = new(StringComparer.Ordinal)
    {
        ["MX1"] = "MEX",
        ["MX2"] = "MEX",
        ["CN1"] = "CHN",
        ["CN2"] = "CHN",
    };

    public override string Name => "OECD ICIO";

    public override string? Edition(DataFile file)
    {
        string[] header = file.Header;
        if (header.Length < 10 || header[^1] is not ("OUT" or "TOTAL") || Label(header[1]) is not { } first || first.Industry.Length == 0)
            return null;
        string year = new([.. file.Name.TakeWhile(char.IsAsciiDigit)]);
        return $"{(year.Length == 4 ? year : "year unknown")}, {(header[^1] == "OUT" ? "2025 and later" : "before 2025")}, "
            + $"{header.Length.ToString(CultureInfo.InvariantCulture)} columns";
    }

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        string? divided = target.DivideGoods();
        Concordance isic = Concordance.Read(target.Folder, "isic.csv", target.Sectors);
        var sums = new InputOutputSums(target.Economies.Count, target.Sectors.Count);
        var columns = Array.ConvertAll(file.Header, label => Place(label, target, isic));
        using (CsvReader reader = file.Rows())
        {
            reader.Read();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)reader.ByteOffset / Math.Max(1, file.Bytes));
                string label = reader.GetString(0).Trim();
                bool isOutput = label is "OUT" or "OUTPUT";
                int input = isOutput ? -1 : Place(label, target, isic).Sector;
                if (!isOutput && input < 0)
                    continue; // TLS and VA: what inputs leave of output
                for (int column = 1; column < Math.Min(reader.FieldCount, columns.Length); column++)
                {
                    var (economy, sector, isDemand) = columns[column];
                    if (economy < 0 || YearColumns.Number(reader.GetString(column)) is not { } value || value == 0)
                        continue;
                    if (isOutput && sector >= 0)
                        sums.AddOutput(economy, sector, value);
                    else if (!isOutput && isDemand)
                        sums.AddDemand(economy, input, value);
                    else if (!isOutput && sector >= 0)
                        sums.AddInput(economy, sector, input, value);
                }
            }
        }

        return sums.Write(target, $"OECD ICIO {Edition(file)!.Split(',')[0]}").Concat(divided is null ? [] : [divided]);
    }

    private static (int Economy, int Sector, bool IsDemand) Place(string text, ImportTarget target, Concordance isic)
    {
        if (Label(text) is not { } label || target.Unit(label.Country) is not { } unit)
            return (-1, -1, false);
        return (
            target.Economies.ToList().IndexOf(unit),
            isic.Sector(InputOutputSums.Division(label.Industry)),
            Demand.Contains(label.Demand)
        );
    }

    private static (string Country, string Industry, string Demand)? Label(string text)
    {
        int at = text.IndexOf('_', StringComparison.Ordinal);
        if (at != 3)
            return null;
        string country = Split.GetValueOrDefault(text[..at], text[..at]);
        string rest = text[(at + 1)..];
        if (Demand.Contains(rest))
            return (country, "", rest);
        return InputOutputSums.Division(rest) > 0 && (Countries.ByCode(country) is not null || country is "TWN" or "ROW")
            ? (country, rest, "")
            : null;
    }
}
