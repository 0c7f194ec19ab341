using TradeSim.Engine.Baseline;
using TradeSim.Engine.Outcomes;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Scenarios.Binding;

/// <summary>
/// The baseline's <c>potential.csv</c>: gravity's prediction of each pair's trade in all goods (docs/explanation/data.md has the equation).
/// A pair's prediction is divided among sectors as the builder divides reported totals, the exporter's foreign sales of a sector times the
/// importer's foreign purchases over the world's; a country's among its regions by their incomes.
/// </summary>
internal sealed class PotentialTable
{
    public const string Name = "potential.csv";

    private static readonly TableColumns Columns = new(["exporter", "importer", "predicted"], "observed", "ratio");

    private static readonly NumberShape Prediction = new(0, 1e12, "million USD");

    private readonly World world;
    private readonly Dictionary<(string, string), double> predicted = [];
    private readonly double[] exports; // to other countries [economy, sector]
    private readonly double[] imports; // from other countries [economy, sector]
    private readonly double[] traded; // between countries [sector]

    private PotentialTable(World world)
    {
        this.world = world;
        exports = new double[world.EconomyCount * world.SectorCount];
        imports = new double[exports.Length];
        traded = new double[world.SectorCount];
        for (var j = 0; j < world.SectorCount; j++)
        {
            for (var n = 0; n < world.EconomyCount; n++)
            {
                for (var i = 0; i < world.EconomyCount; i++)
                {
                    if (Country(i) == Country(n))
                        continue;
                    var flow = world.Flow(i, n, j);
                    exports[At(i, j)] += flow;
                    imports[At(n, j)] += flow;
                    traded[j] += flow;
                }
            }
        }
    }

    /// <summary>Reads the table of a baseline for a block; null, with an error, if it is absent or invalid.</summary>
    public static PotentialTable? Read(TableFiles files, string folder, World world, Block asker)
    {
        using var rows = CsvTable.Open(files, ScenarioPath.Combine(folder, Name), FileUse.Baseline, Columns, asker.Position, asker.Path);
        if (rows is null)
            return null;
        var (table, right) = (new PotentialTable(world), true);
        while (rows.Next())
        {
            if (
                rows.Number("predicted", Prediction) is { } value
                && table.predicted.TryAdd((rows.Field("exporter"), rows.Field("importer")), value)
            )
                continue;
            if (table.predicted.ContainsKey((rows.Field("exporter"), rows.Field("importer"))))
                rows.Error(ErrorCatalogue.DuplicateRow, "exporter", "duplicate pair");
            right = false;
        }
        return right ? table : null;
    }

    /// <summary>The prediction of a flow by sector; null where the table has none.</summary>
    public IEnumerable<PredictedFlow>? Predict(int exporter, int importer, IEnumerable<int> sectors)
    {
        if (Country(exporter) == Country(importer))
            return [];
        if (OfPair(exporter, importer) is not { } value)
            return null;
        var weights = Enumerable
            .Range(0, world.SectorCount)
            .Select(j => traded[j] == 0 ? 0 : exports[At(exporter, j)] * imports[At(importer, j)] / traded[j])
            .ToArray();
        if (weights.Sum() == 0)
            weights = traded; // an economy without foreign trade has no structure
        var all = weights.Sum();
        return all == 0 ? [] : sectors.Select(j => new PredictedFlow(exporter, importer, j, value * weights[j] / all));
    }

    private double? OfPair(int exporter, int importer)
    {
        foreach (var (from, part) in Names(exporter))
        {
            foreach (var (to, otherPart) in Names(importer))
            {
                if (predicted.TryGetValue((from, to), out var value))
                    return value * part * otherPart;
            }
        }
        return null;
    }

    /// <summary>An economy's own code, and its country's with the economy's part of it.</summary>
    private IEnumerable<(string Code, double Part)> Names(int economy)
    {
        yield return (world.Economies[economy].Code, 1);
        if (world.Economies[economy].PartOf is not { } country)
            yield break;
        var whole = Enumerable.Range(0, world.EconomyCount).Where(other => world.Economies[other].PartOf == country).Sum(world.Income);
        yield return (country, world.Income(economy) / whole);
    }

    private string Country(int economy) => world.Economies[economy].PartOf ?? world.Economies[economy].Code;

    private int At(int economy, int sector) => (economy * world.SectorCount) + sector;
}
