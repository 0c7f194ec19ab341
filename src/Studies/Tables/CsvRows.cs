using System.Globalization;
using TradeSim.Scenarios.Tables;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies;

/// <summary>A small table of numbers and codes as the project's own data files have it: commas, a header row, quotes where
/// needed.</summary>
internal sealed class CsvRows
{
    private readonly Dictionary<string, int> columns;
    private readonly string place; // the file, for messages

    private CsvRows(string place, string[] header, List<Row> rows)
    {
        this.place = place;
        columns = header.Select((name, index) => (name, index)).ToDictionary(item => item.name, item => item.index, StringComparer.Ordinal);
        Rows = rows;
        foreach (var row in rows)
            row.Table = this;
    }

    public IReadOnlyList<Row> Rows { get; }

    /// <param name="reader">The table.</param>
    /// <param name="file">Its name, for messages; null: they name the line only.</param>
    public static CsvRows Read(TextReader reader, string? file = null)
    {
        var place = file is null ? "" : $"{file}: ";
        string[]? header = null;
        var rows = new List<Row>();
        StudyException Wrong(int line, string message) => new($"{place}line {Invariant.Text(line)}: {message}");
        foreach (var (line, cells) in CsvFormat.Rows(reader, Wrong, withComments: true))
        {
            if (header is null)
            {
                header = cells;
                if (header.Distinct(StringComparer.Ordinal).Count() != header.Length)
                    throw Wrong(line, "duplicate column");
            }
            else if (cells.Length != header.Length)
                throw Wrong(line, $"got {Invariant.Text(cells.Length)} cells, expected {Invariant.Text(header.Length)}");
            else
                rows.Add(new Row(cells, line));
        }
        return new CsvRows(place, header ?? throw new StudyException($"{place}got an empty table, expected a header row"), rows);
    }

    /// <summary>The rows, which are unique in some columns.</summary>
    /// <exception cref="StudyException">Two rows have the same there.</exception>
    public IReadOnlyList<Row> RowsOncePer(params string[] keys)
    {
        var lines = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var row in Rows)
        {
            var key = string.Join(", ", keys.Select(row.Text));
            if (!lines.TryAdd(key, row))
                throw row.Error(
                    $"got {key} again, expected each {string.Join(", ", keys)} once; line {Invariant.Text(lines[key].Line)} has the same"
                );
        }
        return Rows;
    }

    internal sealed class Row(string[] cells, int line)
    {
        public CsvRows Table { get; set; } = null!;

        public int Line => line;

        /// <summary>The error of the row, with its position.</summary>
        public StudyException Error(string message) => new($"{Table.place}line {Invariant.Text(line)}: {message}");

        public string Text(string column) =>
            Table.columns.TryGetValue(column, out var index)
                ? cells[index]
                : throw new StudyException($"{Table.place}got no column {column}{Nearest.Suggest(column, Table.columns.Keys)}");

        public double Number(string column) =>
            double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? value
                : throw Error($"{column}: got '{Text(column)}', expected a number");

        public int Year(string column) =>
            int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 9999
                ? value
                : throw Error($"{column}: got '{Text(column)}', expected a year from 1 to 9999");
    }
}
