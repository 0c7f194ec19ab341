using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using TradeSim.Scenarios;

namespace TradeSim.Baselines;

/// <summary>A baseline as tables; <see cref="Write"/> puts it into a folder.</summary>
internal sealed class BaselineTables
{
    private const string UnknownTariff = "unknown";

    /// <summary>Economies.</summary>
    public required IReadOnlyList<EconomyEntry> Economies { get; init; }

    /// <summary>Sectors; the figures are trade elasticities θ.</summary>
    public required IReadOnlyList<(SectorEntry Sector, SectorFigure Elasticity)> Sectors { get; init; }

    /// <summary>Flows, domestic sales among them.</summary>
    public required IReadOnlyList<FlowRow> Flows { get; init; }

    /// <summary>Value-added shares of output by economy and sector.</summary>
    public required IReadOnlyList<SectorFigure> Production { get; init; }

    /// <summary>Inputs' shares of each sector's spending on inputs.</summary>
    public required IReadOnlyList<SectorFigure> Inputs { get; init; }

    /// <summary>Shares of final demand by economy and sector.</summary>
    public required IReadOnlyList<SectorFigure> Demand { get; init; }

    /// <summary>Real growth by economy and year, fractions; empty where the recipe has none.</summary>
    public required IReadOnlyList<YearFigure> Growth { get; init; }

    /// <summary>Observed trade over gravity's prediction by pair.</summary>
    public required IReadOnlyList<TradePotential> Potential { get; init; }

    /// <summary>The files that a baseline may have; <c>growth.csv</c> and <c>potential.csv</c> only where there is something to
    /// write.</summary>
    public static ImmutableArray<string> FileNames { get; } =
    ["economies.csv", "sectors.csv", "flows.csv", "production.csv", "inputs.csv", "demand.csv", "growth.csv", "potential.csv"];

    /// <summary>Writes the tables, once they have been read back as a baseline.</summary>
    /// <param name="folder">Folder; made if it is not there. Files of the same names are replaced, or deleted where this baseline has
    /// nothing to write.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="RecipeException">The tables cannot be read as a baseline.</exception>
    public void Write(string folder, CancellationToken cancellation = default)
    {
        var texts = Files().ToDictionary(table => table.File, table => table.Text);
        ReadBack(texts);
        Directory.CreateDirectory(folder);
        foreach (var file in FileNames)
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, file);
            if (texts.TryGetValue(file, out var text))
                File.WriteAllText(path, text, new UTF8Encoding(false));
            else
                File.Delete(path);
        }
    }

    private static void ReadBack(Dictionary<string, string> texts)
    {
        try
        {
            BaselineReader.Read(
                ScenarioBundle.OfTexts("", texts.Select(table => ($"baseline/{table.Key}", table.Value))),
                "baseline",
                ReaderLimits.Large
            );
        }
        catch (ScenarioException unreadable)
        {
            throw new RecipeException([.. unreadable.Errors.Select(error => $"the recipe gives tables that cannot be read: {error}")]);
        }
    }

    /// <summary>The tables as text by file name: UTF-8, comma, line feed, numbers that read back to the same double.</summary>
    public IEnumerable<(string File, string Text)> Files()
    {
        yield return (
            "economies.csv",
            Csv(["code", "name", "kind", "part_of"], Economies.Select(row => new object[] { row.Code, row.Name, row.Kind, row.PartOf }))
        );
        yield return (
            "sectors.csv",
            Csv(
                ["code", "name", "elasticity", "group", "status", "source", "note"],
                Sectors.Select(row =>
                    new object[]
                    {
                        row.Sector.Code,
                        row.Sector.Name,
                        row.Elasticity.Value,
                        row.Sector.Group,
                        row.Elasticity.Status.Word(),
                        row.Elasticity.Source,
                        row.Elasticity.Note,
                    }
                )
            )
        );
        yield return (
            "flows.csv",
            Csv(
                ["exporter", "importer", "sector", "value", "tariff", "status", "total_status", "tariff_status", "source", "note"],
                Flows.Select(row =>
                    new object[]
                    {
                        row.Exporter,
                        row.Importer,
                        row.Sector,
                        row.Value,
                        row.Tariff,
                        row.Status.Word(),
                        row.TotalStatus.Word(),
                        row.TariffStatus?.Word() ?? UnknownTariff,
                        row.Source,
                        row.Note,
                    }
                )
            )
        );
        yield return (
            "production.csv",
            Csv(
                ["economy", "sector", "value_added_share", "status", "source", "note"],
                Production.Select(row => new object[] { row.Owner, row.Sector, row.Value, row.Status.Word(), row.Source, row.Note })
            )
        );
        yield return (
            "inputs.csv",
            Csv(
                ["economy", "sector", "input", "share", "status", "source", "note"],
                Inputs.Select(row => new object[] { row.Owner, row.Sector, row.Input, row.Value, row.Status.Word(), row.Source, row.Note })
            )
        );
        yield return (
            "demand.csv",
            Csv(
                ["economy", "sector", "share", "status", "source", "note"],
                Demand.Select(row => new object[] { row.Owner, row.Sector, row.Value, row.Status.Word(), row.Source, row.Note })
            )
        );
        if (Growth.Count > 0)
        {
            yield return (
                "growth.csv",
                Csv(
                    ["economy", "year", "growth", "status", "source"],
                    Growth.Select(row => new object[] { row.Economy, row.Year, row.Value, row.Status.Word(), row.Source })
                )
            );
        }

        if (Potential.Count > 0)
        {
            yield return (
                "potential.csv",
                Csv(
                    ["exporter", "importer", "observed", "predicted", "ratio", "status"],
                    Potential.Select(row =>
                        new object[]
                        {
                            row.Exporter,
                            row.Importer,
                            row.Observed,
                            row.Predicted,
                            Math.Round(row.Observed / row.Predicted, 4),
                            row.Status.Word(),
                        }
                    )
                )
            );
        }
    }

    internal static string Csv(string[] header, IEnumerable<object[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (CsvWriter csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            foreach (object[] row in rows.Prepend(header))
            {
                foreach (object cell in row)
                    csv.WriteField(
                        cell is double value
                            ? value.ToString("R", CultureInfo.InvariantCulture)
                            : Convert.ToString(cell, CultureInfo.InvariantCulture)
                    );
                csv.EndRecord();
            }
        }

        return text.ToString();
    }
}
