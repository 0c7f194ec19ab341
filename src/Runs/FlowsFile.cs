using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Dynamics;
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
        // Codes are names without commas and quotes, so a row is its text split at commas.
        var economies = world
            .Economies.Select((economy, index) => (economy.Code, index))
            .ToDictionary(item => item.Code, item => item.index, StringComparer.Ordinal);
        var sectors = world
            .Sectors.Select((sector, index) => (sector.Code, index))
            .ToDictionary(item => item.Code, item => item.index, StringComparer.Ordinal);
        ImmutableArray<YearTables> years =
        [
            .. Enumerable
                .Range(scenario.BaselineYear, scenario.Years + 1)
                .Select(year => new YearTables
                {
                    Year = year,
                    Flows = new double[n * n * world.SectorCount],
                    Economies = [],
                }),
        ];
        var line = 1;
        foreach (var text in File.ReadLines(file).Skip(1))
        {
            line++;
            if (
                text.Split(',') is not [var yearText, var exporter, var importer, var sector, var valueText]
                || !int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                || year < scenario.BaselineYear
                || year > scenario.LastYear
                || !economies.TryGetValue(exporter, out var i)
                || !economies.TryGetValue(importer, out var buyer)
                || !sectors.TryGetValue(sector, out var j)
                || !double.TryParse(valueText, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value)
            )
                throw new UserException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file}:{line}: got a row that is not year,exporter,importer,sector,value of this run"
                    )
                );
            years[year - scenario.BaselineYear].Flows[(((j * n) + buyer) * n) + i] = value;
        }
        return years;
    }
}
