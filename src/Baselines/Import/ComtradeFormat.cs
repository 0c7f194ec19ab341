using System.Globalization;
using CsvHelper;
using TradeSim.Scenarios;

namespace TradeSim.Baselines.Import;

/// <summary>
/// UN Comtrade's current CSV. Only rows of all customs procedures (C00), all modes of transport (0) and no second partner (0) count; the
/// rest repeats them. A download may contain several levels of the classification: chapters are taken where they are complete, else the
/// finest level.
/// </summary>
internal sealed class ComtradeFormat : DataFormat
{
    private const double Complete = 0.001; // of the total that the levels may differ by

    private static readonly string[] Needed =
    [
        "refYear",
        "reporterISO",
        "partnerISO",
        "flowCode",
        "cmdCode",
        "primaryValue",
        "classificationCode",
        "customsCode",
        "motCode",
        "partner2Code",
        "freqCode",
        "reporterCode",
        "partnerCode",
    ];

    public override string Name => "UN Comtrade";

    public override string? Edition(DataFile file) =>
        file.Has("reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue") ? $"{file.Header.Length} columns"
        : file.Has("Reporter Code", "Partner Code", "Commodity Code") || file.Has("Trade Value (US$)")
            ? throw new RecipeException([
                $"{file.FilePath}: the format of UN Comtrade before 2022 (columns such as \"Trade Value (US$)\"); download the data "
                    + $"again from comtradeplus.un.org",
            ])
        : null;

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
        int[] at = DataFile.Columns(file.Header, Needed);
        var trade = new SortedDictionary<(string Reporter, string Partner, string Flow, int Year), Levels>();
        var (taken, repeated, elsewhere) = (0, 0, 0);
        var classifications = new SortedSet<string>(StringComparer.Ordinal);
        using (CsvReader reader = file.Rows())
        {
            reader.Read();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                string Cell(int column) => at[column] < 0 || at[column] >= reader.FieldCount ? "" : reader.GetString(at[column]).Trim();
                if (
                    (Cell(7) is not ("" or "C00"))
                    || (Cell(8) is not ("" or "0"))
                    || (Cell(9) is not ("" or "0"))
                    || (Cell(10) is not ("" or "A"))
                )
                {
                    repeated++;
                    continue;
                }

                string flow = Cell(3);
                if (flow is not ("X" or "M"))
                    continue; // re-exports are part of exports, re-imports of imports
                if (
                    !int.TryParse(Cell(0), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
                    || !double.TryParse(Cell(5), NumberStyles.Float, CultureInfo.InvariantCulture, out double dollars)
                )
                    continue;
                if (Economy(target, Cell(1), Cell(11)) is not { } reporter || Partner(target, Cell(2), Cell(12)) is not { } partner)
                {
                    elsewhere++;
                    continue;
                }

                classifications.Add(Cell(6));
                taken++;
                var key = (reporter, partner, flow, year);
                if (!trade.TryGetValue(key, out Levels? levels))
                    trade[key] = levels = new Levels(goods.Count);
                levels.Add(Cell(4), dollars / 1e6, hs);
            }
        }

        if (classifications.FirstOrDefault(code => code.Length > 0 && code[0] is 'S' or 'B') is { } other)
            throw new RecipeException([
                $"{file.FilePath}: the classification {other}; only the Harmonized System can be assigned to sectors: download the data "
                    + $"by HS",
            ]);
        if (taken == 0)
            throw new RecipeException([
                $"{file.FilePath}: no yearly exports or imports between economies of the recipe ({MessageText.Number(repeated)} rows "
                    + $"repeat others, {MessageText.Number(elsewhere)} are of other economies)",
            ]);
        var notes = new List<string>
        {
            $"{taken.ToString("N0", CultureInfo.InvariantCulture)} rows of "
                + $"{string.Join(", ", trade.Keys.Select(key => key.Reporter).Distinct())} ({string.Join(", ", classifications)}), "
                + $"{string.Join(", ", trade.Keys.Select(key => key.Year).Distinct().Order())}; imports CIF, exports FOB",
        };
        if (divided is not null)
            notes.Add(divided);
        if (repeated > 0)
            notes.Add(
                $"{repeated.ToString("N0", CultureInfo.InvariantCulture)} rows left out, which repeat others (by customs procedure, "
                    + $"mode of transport, second partner or month)"
            );
        if (elsewhere > 0)
            notes.Add(
                $"{elsewhere.ToString("N0", CultureInfo.InvariantCulture)} rows left out: their reporter or partner is no economy of "
                    + $"its own in this recipe"
            );
        foreach (var (key, levels) in trade)
            notes.AddRange(Write(target, goods, key, levels));
        return notes;
    }

    /// <summary>A reporter speaks for itself: not for a bloc or the rest.</summary>
    private static string? Economy(ImportTarget target, string iso, string number)
    {
        string? unit =
            iso.Length == 3 ? target.Unit(iso)
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? target.Unit(code)
            : null;
        return unit is not null && target.IsAlone(unit) ? unit : null;
    }

    private static string? Partner(ImportTarget target, string iso, string number) =>
        iso is "W00" or "WLD" || (iso.Length == 0 && number == "0") ? BaselineRecipe.World : Economy(target, iso, number);

    private static IEnumerable<string> Write(
        ImportTarget target,
        IReadOnlyList<string> goods,
        (string Reporter, string Partner, string Flow, int Year) key,
        Levels levels
    )
    {
        var (exporter, importer) = key.Flow == "X" ? (key.Reporter, key.Partner) : (key.Partner, key.Reporter);
        string when = MessageText.Number(key.Year);
        target.Reports.Remove(row =>
            row["reporter"] == key.Reporter && row["exporter"] == exporter && row["importer"] == importer && row["year"] == when
        );
        var (cells, sum) = levels.Best();
        double total = levels.Total ?? sum;
        bool complete = sum > 0 && Math.Abs(sum - total) <= Complete * total && levels.Total is not null;
        if (key.Partner == BaselineRecipe.World || key.Year != target.Year || sum == 0)
        {
            Row("", total);
            yield break;
        }

        for (int j = 0; j < goods.Count; j++)
        {
            if (complete || cells[j] is not null)
                Row(goods[j], cells[j] ?? 0);
        }

        if (!complete && levels.Total is not null)
        {
            Row("", total);
            yield return $"{exporter} to {importer}: the sectors sum to {sum:0.###} of {total:0.###} million USD; the others share what "
                + $"is left";
        }

        void Row(string sector, double value) =>
            target.Reports.Add(
                ("reporter", key.Reporter),
                ("exporter", exporter),
                ("importer", importer),
                ("sector", sector),
                ("year", key.Year),
                ("value", Math.Round(value, 6)),
                ("status", "reported"),
                ("source", "UN Comtrade")
            );
    }

    /// <summary>What a reporter says of a partner, by level of the classification: 2, 4 and 6 digits, and the total.</summary>
    private sealed class Levels(int sectors)
    {
        private readonly double?[][] cells = [new double?[sectors], new double?[sectors], new double?[sectors]];

        public double? Total { get; private set; }

        public void Add(string code, double value, Concordance hs)
        {
            if (code == "TOTAL")
            {
                Total = (Total ?? 0) + value;
                return;
            }

            int level = (code.Length / 2) - 1;
            int sector = hs.Sector(Concordance.ChapterOf(code));
            if (level is < 0 or > 2 || sector < 0)
                return;
            cells[level][sector] = (cells[level][sector] ?? 0) + value;
        }

        /// <summary>The level with the largest sum; the coarsest of equal ones.</summary>
        public (double?[] Cells, double Sum) Best()
        {
            var best = (Cells: cells[0], Sum: cells[0].Sum() ?? 0);
            foreach (double?[] level in cells.Skip(1))
            {
                double sum = level.Sum() ?? 0;
                if (sum > best.Sum * (1 + Complete))
                    best = (level, sum);
            }

            return best;
        }
    }
}
