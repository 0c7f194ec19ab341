using MiniExcelLibs;
using Parquet;
using Parquet.Schema;

namespace TradeSim.Runs.Tests;

/// <summary>What spreadsheets and data frames read is what the run holds.</summary>
public sealed class TableFormatTests : IDisposable
{
    private static readonly Run Result = Scenario.Load(Path.Combine(Repository.Root, "scenarios", "kyrgyzstan-belarus-500m.yaml")).Run();

    private readonly string folder = Directory.CreateTempSubdirectory("tradesim-tables").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_workbook_holds_finding_targets_outcomes_flows_inputs_and_the_data_of_each_chart()
    {
        var path = Path.Combine(folder, "results.xlsx");

        Result.WriteWorkbook(path);

        var names = MiniExcel.GetSheetNames(path);
        Assert.Equal(["Finding", "Targets", "Outcomes", "Flows", "Economies", "Inputs", "Chart 1"], names.Take(7));
        var target = Rows(path, "Targets").Single();
        Assert.Equal(
            ("turnover KGZ-BLR", 500.0, "million USD", "no"),
            (target["outcome"], target["target"], target["unit"], target["met"])
        );
        Assert.Equal(Result.Outcome("turnover KGZ-BLR", 2030), target["value"]);
        var turnover = Rows(path, "Outcomes").Single(row => (string)row["outcome"] == "turnover KGZ-BLR");
        Assert.Equal(Result.Outcome("turnover KGZ-BLR", 2027), turnover["2027"]);
        var milk = Rows(path, "Flows")
            .Single(row =>
                row is { } cells
                && Equals(cells["year"], 2027.0)
                && Equals(cells["exporter"], "BLR")
                && Equals(cells["importer"], "KGZ")
                && Equals(cells["sector"], "agri-food")
            );
        Assert.Equal(Result.Flow("BLR", "KGZ", "agri-food", 2027), milk["million_usd"]);
        Assert.Equal(("Belarus", "Kyrgyzstan"), (milk["exporter_name"], milk["importer_name"]));
        Assert.Contains(Rows(path, "Inputs"), row => Equals(row["kind"], "policy") && row["value"] is double);
        Assert.Contains(Rows(path, "Inputs"), row => Equals(row["kind"], "assumption") && row["source"] is string);
    }

    [Fact]
    public async Task Parquet_keeps_numbers_as_numbers_to_the_last_bit()
    {
        Result.WriteParquet(folder);

        await using var file = File.OpenRead(Path.Combine(folder, "flows.parquet"));
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                ("year", typeof(int)),
                ("exporter", typeof(ReadOnlyMemory<char>)),
                ("importer", typeof(ReadOnlyMemory<char>)),
                ("sector", typeof(ReadOnlyMemory<char>)),
                ("value", typeof(double)),
            ],
            reader.Schema.DataFields.Select(field => (field.Name, field.ClrType))
        );
        var rows = Result.ToFlowsCsv().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(rows.Length, reader.Metadata!.NumRows);
        using var group = reader.OpenRowGroupReader(0);
        var values = new double?[rows.Length];
        await group.ReadAsync<double>(Field(reader, "value"), values.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            rows.Select(row => (double?)double.Parse(row.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture)),
            values
        );
        Assert.True(File.Exists(Path.Combine(folder, "economies.parquet")) && File.Exists(Path.Combine(folder, "outcomes.parquet")));
    }

    [Fact]
    public void The_long_table_has_pyams_columns_directions_and_units()
    {
        var lines = Result.ToIamcCsv().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("model,scenario,region,variable,unit,year,value", lines[0]);
        var flow = Result.Flow("BLR", "KGZ", "agri-food", 2027).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"TradeSim,\"{Result.Name}\",BLR>KGZ,Trade|agri-food,million USD,2027,{flow}", lines);
        Assert.Contains(lines, line => line.Contains(",World,Outcome|turnover KGZ-BLR,million USD,2030,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",KGZ,Income|Real,relative to the baseline year,2023,1", StringComparison.Ordinal));
    }

    private static DataField Field(ParquetReader reader, string name) => reader.Schema.DataFields.Single(field => field.Name == name);

    private static List<IDictionary<string, object>> Rows(string path, string sheet) =>
        [.. MiniExcel.Query(path, useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object>>()];
}
