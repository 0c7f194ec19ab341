using System.Globalization;
using CsvHelper;

namespace TradeSim.Scenarios.Building;

/// <summary>A CSV table of a recipe: rows that know their line, and an error list they share.</summary>
internal sealed class SourceTable
{
    private const long MaxBytes = 64L * 1024 * 1024;

    private SourceTable(string file, IReadOnlyList<SourceRow> rows)
    {
        File = file;
        Rows = rows;
    }

    public string File { get; }

    public IReadOnlyList<SourceRow> Rows { get; }

    /// <summary>Reads a table; a missing file is an error if <paramref name="needed"/>, else an empty table.</summary>
    public static SourceTable Read(string folder, string file, bool needed, string[] columns, List<string> errors)
    {
        string path = Path.Combine(folder, file);
        if (!System.IO.File.Exists(path))
        {
            if (needed)
                errors.Add($"{file}: missing, expected a table with the columns {string.Join(", ", columns)}");
            return new SourceTable(file, []);
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            errors.Add($"{file}: larger than {MaxBytes} bytes");
            return new SourceTable(file, []);
        }

        using CsvReader reader = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true });
        string[] header = [.. reader.Headers];
        var missing = columns.Where(column => !header.Contains(column)).ToArray();
        foreach (string column in missing)
            errors.Add($"{file}:1: no column {column}, expected {string.Join(", ", columns)}");
        if (missing.Length > 0)
            return new SourceTable(file, []);

        var rows = new List<SourceRow>();
        while (reader.Read())
            rows.Add(new SourceRow(file, reader.LineNumber, header, Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetString(at).Trim()).ToArray(), errors));
        return new SourceTable(file, rows);
    }
}

/// <summary>A row of a recipe table. Reading a cell that does not hold what it should notes an error and goes on.</summary>
internal sealed class SourceRow(string file, long line, string[] header, string[] cells, List<string> errors)
{
    public string Text(string column)
    {
        int at = Array.IndexOf(header, column);
        return at >= 0 && at < cells.Length ? cells[at] : "";
    }

    public string Code(string column, IReadOnlySet<string> known)
    {
        string code = Text(column);
        if (!known.Contains(code))
            Wrong(column, code, $"one of {string.Join(", ", known)}");
        return code;
    }

    public double Number(string column, double least, double most)
    {
        string text = Text(column);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value) && value >= least && value <= most)
            return value;
        Wrong(column, text, $"a number from {least.ToString("R", CultureInfo.InvariantCulture)} to {most.ToString("R", CultureInfo.InvariantCulture)}");
        return least;
    }

    public int Year(string column) => (int)Number(column, 1900, 2200);

    public BuildStatus Status(string column)
    {
        string word = Text(column);
        foreach (BuildStatus status in Enum.GetValues<BuildStatus>())
        {
            if (status.Word() == word)
                return status;
        }

        Wrong(column, word, "reported, mirror, estimated or assumed");
        return BuildStatus.Assumed;
    }

    public void Wrong(string column, string got, string expected) =>
        errors.Add($"{file}:{line.ToString(CultureInfo.InvariantCulture)}: {column}: got '{got}', expected {expected}");
}
