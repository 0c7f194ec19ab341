using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Tables;
using TradeSim.Scenarios.Yaml;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Reports;

/// <summary>
/// A run as a workbook for office use: the finding, targets, outcomes with units, flows with filters, accounts of economies, inputs with
/// sources, and the data behind each chart.
/// </summary>
internal static class Workbook
{
    // The limit of a worksheet, without the row of headers.
    private const int MostRows = (1 << 20) - 1;

    /// <summary>Writes a run to a file, which is overwritten.</summary>
    public static void Write(Run run, RunReport report, ReportStyle style, string path)
    {
        var sheets = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, table) in Sheets(run, report, style))
        {
            // A sheet without rows would have no headers either.
            if (table.Rows.Any())
                sheets.Add(name, table.Rows.Select(row => Named(table.Columns, row)));
        }
        MiniExcel.SaveAs(
            path,
            sheets,
            overwriteFile: true,
            configuration: new OpenXmlConfiguration
            {
                FastMode = true,
                EnableAutoWidth = true,
                MaxWidth = 80,
                AutoFilter = true,
                FreezeRowCount = 1,
            }
        );
    }

    private static IEnumerable<(string Name, StudyTable Table)> Sheets(Run run, RunReport report, ReportStyle style)
    {
        var flows = FlowsWithNames(run);
        var cut = flows.Rows.Skip(MostRows).Any();
        yield return ("Finding", Finding(run, report, cut));
        yield return ("Targets", Targets(run));
        yield return ("Outcomes", Outcomes(run));
        yield return ("Flows", cut ? FirstAndLastYear(flows, run) : flows);
        yield return ("Economies", RunTables.Economies(run));
        if (!run.Result.Decisions.IsDefaultOrEmpty)
            yield return ("Decisions", RunTables.Decisions(run));
        yield return ("Inputs", Inputs(run));
        foreach (var (figure, number) in report.Figures.Select((item, k) => (item.Figure, k + 1)))
            yield return (string.Create(CultureInfo.InvariantCulture, $"Chart {number}"), Chart(figure, style.Language));
    }

    private static StudyTable Finding(Run run, RunReport report, bool cut)
    {
        IEnumerable<(string What, string Text)> lines =
        [
            ("Scenario", run.Scenario.Name),
            .. run.Loaded.About is { } about ? [("About", about)] : Array.Empty<(string, string)>(),
            .. report.Finding.Select(sentence => ("Finding", sentence)),
            ("Flows", "Million USD at the border, before the importer's tariff."),
            ("Economies", "Wages, price indices and incomes relative to the baseline year (1 is no change); income_value in million USD."),
            .. cut
                ? [("Flows", "Only the baseline year and the last year: a worksheet cannot contain more rows. flows.csv has all years.")]
                : Array.Empty<(string, string)>(),
            ("Program", $"TradeSim {Manifest.EngineVersion}"),
        ];
        return new StudyTable("finding", ["item", "text"], lines.Select(line => new object?[] { line.What, line.Text }));
    }

    private static StudyTable Targets(Run run) =>
        new(
            "targets",
            ["outcome", "year", "bound", "target", "value", "unit", "met", "missing"],
            run.Targets.Select(target =>
                new object?[]
                {
                    target.Outcome.Name,
                    target.Target.Year,
                    target.Target.Bound == Bound.AtLeast ? "at least" : "at most",
                    target.Target.Value,
                    target.Value,
                    target.Outcome.Unit,
                    target.IsMet ? "yes" : "no",
                    Math.Max(0, target.Missing),
                }
            )
        );

    private static StudyTable Outcomes(Run run) =>
        new(
            "outcomes",
            ["outcome", "unit", .. run.Years.Select(year => year.ToString(CultureInfo.InvariantCulture))],
            run.Scenario.Outcomes.Select((outcome, k) => (object?[])[outcome.Name, outcome.Unit, .. run.PathOf(k).Cast<object?>()])
        );

    private static StudyTable FlowsWithNames(Run run)
    {
        var names = run.Scenario.World.Economies.ToDictionary(economy => economy.Code, economy => economy.Name, StringComparer.Ordinal);
        var sectors = run.Scenario.World.Sectors.ToDictionary(sector => sector.Code, sector => sector.Name, StringComparer.Ordinal);
        return new StudyTable(
            "flows",
            ["year", "exporter", "exporter_name", "importer", "importer_name", "sector", "sector_name", "million_usd"],
            RunTables
                .Flows(run)
                .Rows.Select(row =>
                    new[]
                    {
                        row[0],
                        row[1],
                        names[(string)row[1]!],
                        row[2],
                        names[(string)row[2]!],
                        row[3],
                        sectors[(string)row[3]!],
                        row[4],
                    }
                )
        );
    }

    private static StudyTable FirstAndLastYear(StudyTable flows, Run run) =>
        new(
            flows.Name,
            flows.Columns,
            flows.Rows.Where(row => (int)row[0]! == run.Years[0] || (int)row[0]! == run.Years[^1]).Take(MostRows)
        );

    private static StudyTable Inputs(Run run)
    {
        var loaded = run.Loaded;
        var items = loaded
            .Policies.Select(item => ("policy", item))
            .Concat(loaded.Assumptions.Select(item => ("assumption", item)))
            .Concat(loaded.Rules.Select(item => ("rule", item)));
        return new StudyTable(
            "inputs",
            ["kind", "parameter", "value", "unit", "status", "source", "note"],
            items.Select(input =>
                new object?[]
                {
                    input.Item1,
                    input.item.Path,
                    PlainNumber.TryRead(input.item.Value, out var number) ? number : input.item.Value,
                    input.item.Unit,
                    input.item.Status.ToString().ToLowerInvariant(),
                    input.item.Source,
                    input.item.Note,
                }
            )
        );
    }

    /// <summary>The data behind a chart, under its title.</summary>
    private static StudyTable Chart(Figure figure, ReportLanguage language)
    {
        var table = figure.Table(language);
        var columns = FileNames.Different(table.Headers.Select(header => header.Length == 0 ? " " : header));
        return new StudyTable(
            "chart",
            [.. columns, figure.Text.Title],
            table.Rows.Select(row => (object?[])[.. row.Select(cell => (object?)cell.Number ?? cell.Text), null])
        );
    }

    private static Dictionary<string, object?> Named(IReadOnlyList<string> columns, object?[] row)
    {
        var cells = new Dictionary<string, object?>(row.Length, StringComparer.Ordinal);
        for (var k = 0; k < row.Length; k++)
            cells.Add(columns[k], row[k]);
        return cells;
    }
}
