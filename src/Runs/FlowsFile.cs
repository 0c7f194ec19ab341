using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Tables;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs;

/// <summary>Reads <c>flows.csv</c> of a run back.</summary>
internal static class FlowsFile
{
    /// <summary>The flows of each year of a scenario, the baseline year first; flows that the file leaves out are 0.</summary>
    public static ImmutableArray<YearTables> Read(string file, Model scenario)
    {
        if (!File.Exists(file))
            throw new UserException($"{file}: got no such file, expected the flows of a run");
        var world = scenario.World;
        var n = world.EconomyCount;
        var economies = world
            .Economies.Select((economy, index) => (economy.Code, index))
            .ToDictionary(item => item.Code, item => item.index, StringComparer.Ordinal);
        var sectors = world
            .Sectors.Select((sector, index) => (sector.Code, index))
            .ToDictionary(item => item.Code, item => item.index, StringComparer.Ordinal);
        double[][] flows = [.. Enumerable.Range(0, scenario.Years + 1).Select(_ => new double[n * n * world.SectorCount])];
        UserException Wrong(int line, string message) => new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {message}"));
        using var reader = new StreamReader(file);
        foreach (var (line, cells) in CsvFormat.Rows(reader, Wrong).Skip(1))
        {
            if (
                cells is not [var yearText, var exporter, var importer, var sector, var valueText]
                || !int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                || year < scenario.BaselineYear
                || year > scenario.LastYear
                || !economies.TryGetValue(exporter, out var i)
                || !economies.TryGetValue(importer, out var buyer)
                || !sectors.TryGetValue(sector, out var j)
                || !double.TryParse(valueText, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value)
            )
                throw Wrong(line, "got a row that is not year,exporter,importer,sector,value of this run");
            flows[year - scenario.BaselineYear][(((j * n) + buyer) * n) + i] = value;
        }
        return
        [
            .. flows.Select(
                (values, year) =>
                    new YearTables
                    {
                        Year = scenario.BaselineYear + year,
                        Flows = ImmutableCollectionsMarshal.AsImmutableArray(values),
                        Economies = [],
                    }
            ),
        ];
    }
}
