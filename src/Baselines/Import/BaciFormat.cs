using System.Buffers.Text;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.Import;

/// <summary>CEPII BACI: <c>t,i,j,k,v,q</c>, values in thousand US dollars, some eleven million rows a year. Read as a stream of
/// bytes.</summary>
internal sealed partial class BaciFormat : DataFormat
{
    private const string Reporter = "BACI";
    private const int RowsBetweenReports = 1 << 18;
    private const int MostCodes = 1000;

    public override string Name => "CEPII BACI";

    public override string? Edition(DataFile file)
    {
        if (!file.Header.Select(column => column.ToLowerInvariant()).SequenceEqual(["t", "i", "j", "k", "v", "q"]))
            return null;
        Match name = FileName().Match(file.Name);
        return name.Success
            ? $"{name.Groups["hs"].Value}, release {name.Groups["release"].Value}"
            : "HS, release unknown (the file was renamed)";
    }

    public override IEnumerable<string> Import(
        DataFile file,
        ImportTarget target,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        string? divided = target.DivideGoods();
        var goods = target.Goods;
        Concordance hs = Concordance.Read(target.Folder, "hs.csv", goods);
        int[] unit = Units(target);
        var years = new SortedDictionary<int, double[]>();
        int count = target.Economies.Count;
        long rows = 0,
            unread = 0;
        using (CsvReader reader = file.Rows())
        {
            reader.Read(); // the header
            while (reader.Read())
            {
                if (++rows % RowsBetweenReports == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report((double)reader.ByteOffset / Math.Max(1, file.Bytes));
                }

                if (
                    reader.FieldCount < 5
                    || !Whole(reader.GetSpan(0), out int year)
                    || !Whole(reader.GetSpan(1), out int exporter)
                    || !Whole(reader.GetSpan(2), out int importer)
                    || !Whole(reader.GetSpan(3), out int product)
                    || !Number(reader.GetSpan(4), out double value)
                    || exporter >= MostCodes
                    || importer >= MostCodes
                )
                {
                    unread++;
                    continue;
                }

                int sector = hs.Sector(product / 10_000); // a code is six digits; its leading zero may be lost
                var (i, n) = (unit[exporter], unit[importer]);
                if (sector < 0 || i < 0 || n < 0 || i == n)
                    continue;
                if (!years.TryGetValue(year, out double[]? sums))
                    years[year] = sums = new double[count * count * goods.Count];
                sums[(((i * count) + n) * goods.Count) + sector] += value;
            }
        }

        if (years.Count == 0)
            throw new RecipeException([$"{file.FilePath}: no trade between economies of the recipe in {MessageText.Number(rows)} rows"]);
        foreach (var (year, sums) in years)
            Write(target, goods, year, sums, $"CEPII BACI {Edition(file)}");
        string[] notes =
        [
            $"{rows.ToString("N0", CultureInfo.InvariantCulture)} rows, "
                + $"{string.Join(", ", years.Keys.Select(year => MessageText.Number(year)))}: trade of {MessageText.Number(count)} "
                + $"economies in {MessageText.Number(goods.Count)} sectors",
            .. divided is null ? Array.Empty<string>() : [divided],
            .. unread == 0
                ? Array.Empty<string>()
                : [$"{unread.ToString("N0", CultureInfo.InvariantCulture)} rows could not be read and were left out"],
            .. years.ContainsKey(target.Year)
                ? Array.Empty<string>()
                :
                [
                    $"the baseline is of {MessageText.Number(target.Year)}; other years enter pair totals only where that year has no "
                        + $"report",
                ],
        ];
        return notes;
    }

    private static void Write(ImportTarget target, IReadOnlyList<string> goods, int year, double[] sums, string source)
    {
        string when = MessageText.Number(year);
        target.Reports.Remove(row => row["reporter"] == Reporter && row["year"] == when);
        int count = target.Economies.Count;
        for (int i = 0; i < count; i++)
        {
            for (int n = 0; n < count; n++)
            {
                ReadOnlySpan<double> cells = sums.AsSpan(((i * count) + n) * goods.Count, goods.Count);
                double total = 0;
                foreach (double cell in cells)
                    total += cell;
                if (i == n || total == 0)
                    continue;
                string status =
                    year >= 2022 && ImportTarget.SilentSince2022.Contains(target.Economies[i]) ? BuildStatus.Mirror.Word() : "reported";
                if (year != target.Year)
                    Row("", total);
                for (int j = 0; j < goods.Count && year == target.Year; j++)
                    Row(goods[j], cells[j]);

                void Row(string sector, double thousands) =>
                    target.Reports.Add(
                        ("reporter", Reporter),
                        ("exporter", target.Economies[i]),
                        ("importer", target.Economies[n]),
                        ("sector", sector),
                        ("year", year),
                        ("value", Math.Round(thousands / 1000, 6)),
                        ("status", status),
                        ("source", source)
                    );
            }
        }
    }

    private static int[] Units(ImportTarget target)
    {
        var index = target.Economies.Select((code, at) => (code, at)).ToDictionary(pair => pair.code, pair => pair.at);
        return
        [
            .. Enumerable.Range(0, MostCodes).Select(number => target.Unit(number) is { } code ? index.GetValueOrDefault(code, -1) : -1),
        ];
    }

    private static bool Whole(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && value >= 0;

    private static bool Number(ReadOnlySpan<byte> text, out double value)
    {
        text = text.Trim((byte)' ');
        return Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && double.IsFinite(value) && value >= 0;
    }

    [GeneratedRegex(@"BACI_(?<hs>HS\d\d)_Y\d{4}_V(?<release>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();
}
