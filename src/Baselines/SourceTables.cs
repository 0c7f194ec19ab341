using System.Globalization;
using TradeSim.Scenarios;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Baselines;

/// <summary>The CSV tables of a recipe, read as all tables are.</summary>
/// <param name="recipe">Folder of the recipe.</param>
/// <param name="problems">Receives the errors.</param>
internal sealed class SourceTables(string recipe, Problems problems)
{
    /// <summary>
    /// The rows of a table of a folder, one after the other: each is to be read before the next is asked for. A missing file is an error if
    /// it is <paramref name="needed"/>, else a table without rows.
    /// </summary>
    public IEnumerable<SourceRow> Rows(string folder, string file, bool needed, TableColumns columns)
    {
        var files = new TableFiles(DiskFiles.ForFolder(folder), ReaderLimits.Default, problems);
        using var table = CsvTable.Open(
            files,
            file,
            FileUse.Table,
            columns,
            new SourcePosition(Path.Combine(recipe, "recipe.csv")),
            "",
            optional: !needed
        );
        if (table is null)
            yield break;
        while (table.Next())
            yield return new SourceRow(table);
    }
}

/// <summary>The row of a recipe table that is being read. Reading an invalid cell records an error and continues.</summary>
internal sealed class SourceRow(CsvTable table)
{
    public const int FirstYear = 1900;
    public const int LastYear = 2200;

    public string Text(string column) => table.Field(column).Trim();

    public string Code(string column, IReadOnlySet<string> known)
    {
        string code = Text(column);
        if (!known.Contains(code))
            Wrong(column, $"one of {string.Join(", ", known)}");
        return code;
    }

    public double Number(string column, double least, double most)
    {
        if (
            double.TryParse(table.NumberText(column).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
            && value >= least
            && value <= most
        )
            return value;
        Wrong(column, $"a number from {MessageText.Number(least)} to {MessageText.Number(most)}");
        return least;
    }

    public int Year(string column)
    {
        if (
            int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && year is >= FirstYear and <= LastYear
        )
            return year;
        Wrong(column, $"a year from {MessageText.Number(FirstYear)} to {MessageText.Number(LastYear)}");
        return FirstYear;
    }

    public BuildStatus Status(string column)
    {
        string word = Text(column);
        foreach (BuildStatus status in Enum.GetValues<BuildStatus>())
        {
            if (status.Word() == word)
                return status;
        }

        Wrong(column, "reported, mirror, estimated or assumed");
        return BuildStatus.Assumed;
    }

    public void Wrong(string column, string expected) =>
        table.Error(ErrorCatalogue.InvalidField, column, $"got {MessageText.Quote(Text(column))}, expected {expected}");
}
