using System.Globalization;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies;

/// <summary>A small table of numbers and codes as the project's own data files have it: commas, a header row, quotes where needed.</summary>
internal sealed class CsvRows
{
    private readonly Dictionary<string, int> columns;

    private CsvRows(string[] header, List<Row> rows)
    {
        columns = header.Select((name, index) => (name, index)).ToDictionary(item => item.name, item => item.index, StringComparer.Ordinal);
        Rows = rows;
        foreach (var row in rows) row.Table = this;
    }

    public IReadOnlyCollection<string> Columns => columns.Keys;

    public IReadOnlyList<Row> Rows { get; }

    public static CsvRows Read(TextReader reader)
    {
        string[]? header = null;
        var rows = new List<Row>();
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0 || text[0] == '#') continue;
            var cells = Split(text, line);
            if (header is null)
            {
                header = cells;
                if (header.Distinct(StringComparer.Ordinal).Count() != header.Length) throw new StudyException("line 1: a column stands twice");
            }
            else if (cells.Length != header.Length) throw new StudyException($"line {Invariant.Text(line)}: got {Invariant.Text(cells.Length)} cells, expected {Invariant.Text(header.Length)}");
            else rows.Add(new Row(cells, line));
        }
        return new CsvRows(header ?? throw new StudyException("got an empty table, expected a header row"), rows);
    }

    private static string[] Split(string line, int number)
    {
        var cells = new List<string>();
        var at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"')
            {
                var end = at + 1;
                while (end < line.Length && (line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"'))) end += line[end] == '"' ? 2 : 1;
                if (end >= line.Length) throw new StudyException($"line {Invariant.Text(number)}: a quote is not closed");
                cells.Add(line[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 1;
            }
            else
            {
                var end = line.IndexOf(',', at);
                if (end < 0) end = line.Length;
                cells.Add(line[at..end].Trim());
                at = end;
            }
            if (at >= line.Length) return [.. cells];
            if (line[at] != ',') throw new StudyException($"line {Invariant.Text(number)}: expected a comma after a quoted cell");
            at++;
        }
    }

    internal sealed class Row(string[] cells, int line)
    {
        public CsvRows Table { get; set; } = null!;

        public string Text(string column) =>
            Table.columns.TryGetValue(column, out var index) ? cells[index] : throw new StudyException($"got no column {column}{Nearest.Suggest(column, Table.columns.Keys)}");

        public double Number(string column) =>
            double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? value
                : throw new StudyException($"line {Invariant.Text(line)}: {column}: got '{Text(column)}', expected a number");

        public int Whole(string column) =>
            int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new StudyException($"line {Invariant.Text(line)}: {column}: got '{Text(column)}', expected a whole number");
    }
}
