using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using TradeSim.Engine.Dynamics;
using TradeSim.Engine.Governments;
using TradeSim.Runs.Provenance;
using TradeSim.Scenarios.Tables;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs.Tables;

/// <summary>Reads the tables of a run that <see cref="RunTables"/> wrote.</summary>
internal sealed class RunTablesReader
{
    private const string FlowsFile = "flows.csv";
    private const string EconomiesFile = "economies.csv";
    private const string OutcomesFile = "outcomes.csv";
    private const string DecisionsFile = "decisions.csv";

    private readonly string folder;
    private readonly Model scenario;
    private readonly Dictionary<string, int> economies;
    private readonly Dictionary<string, int> sectors;

    private RunTablesReader(string folder, Model scenario)
    {
        (this.folder, this.scenario) = (folder, scenario);
        economies = IndexOf(scenario.World.Economies.Select(economy => economy.Code));
        sectors = IndexOf(scenario.World.Sectors.Select(sector => sector.Code));
    }

    /// <summary>The results of a scenario as its folder has them: outcomes, flows, accounts of economies and decisions.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="scenario">The scenario that was run.</param>
    /// <param name="manifest">The manifest of the run.</param>
    /// <exception cref="UserException">A table is missing, damaged, of another version, or not of this scenario.</exception>
    public static CaseResult Read(string folder, Model scenario, Manifest manifest)
    {
        var reader = new RunTablesReader(folder, scenario);
        return new CaseResult
        {
            Case = 0,
            Rounds = [.. manifest.Years.Select(year => year.Rounds)],
            Residuals = [.. manifest.Years.Select(year => year.Residual)],
            Outcomes = reader.OutcomesByYear(),
            Tables = new PathTables(scenario.BaselineYear, reader.Years()),
            Decisions = scenario.Rules.IsDefaultOrEmpty ? [] : reader.Decisions(),
        };
    }

    /// <summary>The path of each outcome in <c>outcomes.csv</c>, in the order of the years.</summary>
    /// <exception cref="UserException">The table is missing, damaged, or of another version.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<(int Year, double Value)>> Outcomes(string folder)
    {
        var paths = new Dictionary<string, List<(int Year, double Value)>>(StringComparer.Ordinal);
        foreach (var row in Rows(folder, OutcomesFile, RunTables.OutcomesColumns))
        {
            var (year, name, value) = (row.Year(0), row.Text(1), row.Number(2));
            if (!paths.TryGetValue(name, out var path))
                paths.Add(name, path = []);
            if (path.Exists(point => point.Year == year))
                throw row.Wrong($"got {name} of {row[0]} again, expected each outcome once a year");
            path.Add((year, value));
        }
        return paths.ToDictionary(path => path.Key, path => (IReadOnlyList<(int Year, double Value)>)path.Value, StringComparer.Ordinal);
    }

    /// <summary>The flows of one year in <c>flows.csv</c> by exporter, importer and sector, million USD; those of 0 are left out.</summary>
    /// <exception cref="UserException">The table is missing, damaged, or of another version.</exception>
    public static IReadOnlyDictionary<(string Exporter, string Importer, string Sector), double> FlowsOf(string folder, int year)
    {
        var flows = new Dictionary<(string Exporter, string Importer, string Sector), double>();
        foreach (var row in Rows(folder, FlowsFile, RunTables.FlowsColumns).Where(row => row.Year(0) == year))
        {
            if (!flows.TryAdd((row.Text(1), row.Text(2), row.Text(3)), row.Number(4)))
                throw row.Wrong("got a flow again, expected each flow once a year");
        }
        return flows;
    }

    private ImmutableArray<ImmutableArray<double>> OutcomesByYear()
    {
        var paths = Outcomes(folder);
        double At(string outcome, int year) =>
            paths.GetValueOrDefault(outcome)?.FirstOrDefault(point => point.Year == year) is { Year: > 0 } point
                ? point.Value
                : throw new UserException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{folder}: got no {outcome} of {year} in {OutcomesFile}, expected each outcome in each year"
                    )
                );
        return
        [
            .. Enumerable
                .Range(scenario.BaselineYear, scenario.Years + 1)
                .Select(year => scenario.Outcomes.Select(outcome => At(outcome.Name, year)).ToImmutableArray()),
        ];
    }

    private ImmutableArray<YearTables> Years()
    {
        var (flows, figures) = (Flows(), Economies());
        return
        [
            .. flows.Select(
                (values, year) =>
                    new YearTables
                    {
                        Year = scenario.BaselineYear + year,
                        Flows = ImmutableCollectionsMarshal.AsImmutableArray(values),
                        Economies = figures is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(figures[year]),
                    }
            ),
        ];
    }

    /// <summary>Flows by year; those that the file leaves out are 0.</summary>
    private double[][] Flows()
    {
        var n = economies.Count;
        double[][] flows = [.. Enumerable.Range(0, scenario.Years + 1).Select(_ => new double[n * n * sectors.Count])];
        foreach (var row in Rows(folder, FlowsFile, RunTables.FlowsColumns))
        {
            var (year, exporter, importer) = (YearIndex(row), row.Known(1, economies), row.Known(2, economies));
            var (sector, value) = (row.Known(3, sectors), row.Number(4));
            flows[year][(((sector * n) + importer) * n) + exporter] = double.IsFinite(value) ? value : throw row.Wrong();
        }
        return flows;
    }

    /// <summary>The accounts of economies by year; null: the file was removed; figures can be drawn without it.</summary>
    private EconomyYearFigures[][]? Economies()
    {
        if (!File.Exists(Path.Combine(folder, EconomiesFile)))
            return null;
        EconomyYearFigures[][] figures = [.. Enumerable.Range(0, scenario.Years + 1).Select(_ => new EconomyYearFigures[economies.Count])];
        foreach (var row in Rows(folder, EconomiesFile, RunTables.EconomiesColumns))
            figures[YearIndex(row)][row.Known(1, economies)] = new EconomyYearFigures(
                Wage: row.Number(2),
                PriceIndex: row.Number(3),
                Income: row.Number(5),
                IncomeValue: row.Number(8),
                WelfareFirstOrder: row.Number(7)
            );
        return figures;
    }

    private ImmutableArray<Decision> Decisions() =>
        [
            .. Rows(folder, DecisionsFile, RunTables.DecisionsColumns)
                .Select(row => new Decision(
                    row.Year(0),
                    row.Text(2),
                    [.. row.Text(1).Split(" + ").SelectMany(code => EconomiesOf(code, row))],
                    row.Text(3),
                    row.Text(4),
                    row.Number(5),
                    row.Number(6),
                    row.Text(7)
                )),
        ];

    /// <summary>The economy of a code, or all regions of a country.</summary>
    private int[] EconomiesOf(string code, RunTableRow row)
    {
        if (economies.TryGetValue(code, out var economy))
            return [economy];
        int[] regions = [.. Enumerable.Range(0, economies.Count).Where(index => scenario.World.Economies[index].PartOf == code)];
        return regions.Length > 0 ? regions : throw row.Wrong();
    }

    private int YearIndex(RunTableRow row)
    {
        var year = row.Year(0);
        return year >= scenario.BaselineYear && year <= scenario.LastYear ? year - scenario.BaselineYear : throw row.Wrong();
    }

    private static IEnumerable<RunTableRow> Rows(string folder, string name, ImmutableArray<string> columns)
    {
        var file = Path.Combine(folder, name);
        if (!File.Exists(file))
            throw new UserException($"{file}: file not found, expected a table of the run");
        UserException Wrong(int line, string message) => new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {message}"));
        using var reader = new StreamReader(file);
        var hasHeader = false;
        foreach (var (line, cells) in CsvFormat.Rows(reader, Wrong))
        {
            if (!hasHeader && !cells.SequenceEqual(columns))
                throw Wrong(
                    line,
                    $"got columns {string.Join(',', cells)}, expected {string.Join(',', columns)}; another version of TradeSim wrote "
                        + $"this folder: run its scenario again"
                );
            if (hasHeader)
            {
                var row = new RunTableRow(columns, file, line, cells);
                yield return cells.Length == columns.Length ? row : throw row.Wrong();
            }
            hasHeader = true;
        }
    }

    private static Dictionary<string, int> IndexOf(IEnumerable<string> codes) =>
        codes.Select((code, index) => (code, index)).ToDictionary(item => item.code, item => item.index, StringComparer.Ordinal);
}
