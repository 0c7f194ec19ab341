using TradeSim.Scenarios;

namespace TradeSim.Baselines.Import;

/// <summary>
/// Inputs, value added and final demand of a multi-country input-output table, summed to the recipe's economies and sectors. Inputs come
/// from all countries together. A negative final demand (inventories that shrink) counts as 0. Taxes on products are part of value added.
/// </summary>
internal sealed class InputOutputSums(int economies, int sectors)
{
    private const double LeastShare = 0.01;

    private readonly double[,,] inputs = new double[economies, sectors, sectors]; // economy, user, input
    private readonly double[,] output = new double[economies, sectors];
    private readonly double[,] demand = new double[economies, sectors];

    /// <summary>Negative cells of final demand that count as 0.</summary>
    public int Negative { get; private set; }

    /// <summary>What a sector of an economy buys as an input.</summary>
    public void AddInput(int economy, int user, int input, double value) => inputs[economy, user, input] += value;

    /// <summary>Output of a sector, or a part of its cost.</summary>
    public void AddOutput(int economy, int sector, double value) => output[economy, sector] += value;

    /// <summary>Final demand for a sector.</summary>
    public void AddDemand(int economy, int sector, double value)
    {
        if (value < 0)
            Negative++;
        else
            demand[economy, sector] += value;
    }

    /// <summary>Writes inputs.csv, value_added.csv and demand.csv of the economies that have output.</summary>
    public IEnumerable<string> Write(ImportTarget target, string source)
    {
        var names = target.Sectors;
        RecipeTable inputTable = RecipeTable.Read(target.Folder, "inputs.csv", "sector", "input", "share", "status", "source");
        RecipeTable valueAdded = RecipeTable.Read(target.Folder, "value_added.csv", "economy", "sector", "share", "status", "source");
        RecipeTable demandTable = RecipeTable.Read(target.Folder, "demand.csv", "pattern", "sector", "share", "status", "source");
        inputTable.Declare("economy");
        var done = new List<string>();
        for (int n = 0; n < economies; n++)
        {
            string economy = target.Economies[n];
            double spent = Enumerable.Range(0, sectors).Sum(k => demand[n, k]);
            if (spent <= 0 || Enumerable.Range(0, sectors).All(j => output[n, j] <= 0))
                continue;
            done.Add(economy);
            inputTable.Remove(row => row.GetValueOrDefault("economy", "") == economy);
            valueAdded.Remove(row => row["economy"] == economy);
            string pattern = $"{economy} ({source})";
            demandTable.Remove(row => row["pattern"] == pattern);
            for (int j = 0; j < sectors; j++)
            {
                double bought = Enumerable.Range(0, sectors).Sum(k => inputs[n, j, k]);
                if (output[n, j] <= 0 || bought <= 0)
                    continue;
                valueAdded.Add(
                    ("economy", economy),
                    ("sector", names[j]),
                    ("share", Math.Clamp(Math.Round(1 - (bought / output[n, j]), 6), LeastShare, 1 - LeastShare)),
                    ("status", "estimated"),
                    ("source", source)
                );
                for (int k = 0; k < sectors; k++)
                    inputTable.Add(
                        ("sector", names[j]),
                        ("input", names[k]),
                        ("share", inputs[n, j, k] / bought),
                        ("status", "estimated"),
                        ("source", source),
                        ("economy", economy)
                    );
            }

            for (int k = 0; k < sectors; k++)
                demandTable.Add(
                    ("pattern", pattern),
                    ("sector", names[k]),
                    ("share", demand[n, k] / spent),
                    ("status", "estimated"),
                    ("source", source)
                );
            target.EconomyRows.Declare("demand_pattern");
            target.EconomyRows.Rows[n]["demand_pattern"] = pattern;
        }

        if (done.Count == 0)
            throw new RecipeException([$"{source}: no economy of the recipe has output and final demand in the table"]);
        inputTable.Write();
        valueAdded.Write();
        demandTable.Write();
        yield return $"inputs, value added and final demand of {string.Join(", ", done)}";
        if (Negative > 0)
            yield return $"{MessageText.Count(Negative, "negative cell", "negative cells")} of final demand (inventories) counted as 0";
    }

    /// <summary>The ISIC division of an industry code such as A01_02, C10T12, CPA_C10-12 or F; 0 if it is none.</summary>
    public static int Division(string code)
    {
        if (code.StartsWith("CPA_", StringComparison.Ordinal))
            code = code[4..];
        if (code.Length == 0 || !char.IsAsciiLetterUpper(code[0]) || code[0] > 'U')
            return 0;
        if (code.Length >= 3 && char.IsAsciiDigit(code[1]) && char.IsAsciiDigit(code[2]))
            return ((code[1] - '0') * 10) + code[2] - '0';
        return code.Length > 1 && code[1] is not ('_' or 'T' or '-')
            ? 0
            : code[0] switch
            {
                'A' => 1,
                'B' => 5,
                'C' => 32,
                _ => 35, // D to U: services
            };
    }
}
