using System.Text;
using System.Text.Unicode;
using CsvHelper;
using TradeSim.Scenarios.Keys;
using TradeSim.Scenarios.Yaml;

namespace TradeSim.Scenarios.Tables;

/// <summary>A table that is read row by row, with the place of every field.</summary>
internal sealed class CsvTable : IDisposable
{
    private const int MostErrors = 1000; // who has seen so many will look at the table as a whole

    private readonly CsvReader reader;
    private readonly char separator;
    private readonly Problems problems;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly HashSet<string> sources = new(StringComparer.Ordinal);
    private readonly int before;
    private string[] header = [];

    private CsvTable(ReadOnlyMemory<byte> bytes, string file, Problems problems)
    {
        (File, this.problems, before, separator) = (file, problems, problems.Count, CsvFormat.SeparatorOf(bytes.Span));
        reader = CsvReader.Create(
            bytes,
            CsvFormat.Reading(
                record =>
                    problems.Error(
                        ErrorCatalogue.MalformedCsv,
                        new SourcePosition(file, (int)record.LineNumber, 1),
                        "",
                        CsvFormat.Describe(record.Reason)
                    ),
                separator
            )
        );
        if (separator == CsvFormat.Semicolon)
            problems.Warning(
                ErrorCatalogue.SemicolonTable,
                new SourcePosition(file, 1, 1),
                "",
                "got semicolons between the columns, so a comma in a number is read as the decimal mark"
            );
    }

    /// <summary>The name of the file in messages.</summary>
    public string File { get; }

    /// <summary>What the rows so far name as their sources, each once, in the order of first use.</summary>
    public List<string> Sources { get; } = [];

    /// <summary>Line on which the row starts.</summary>
    public int Line => (int)reader.LineNumber;

    /// <summary>
    /// Opens a table; null, with an error, if it cannot be used; null without one if it is optional and absent.
    /// </summary>
    public static CsvTable? Open(
        TableFiles files,
        string path,
        FileUse use,
        TableColumns expected,
        SourcePosition asker,
        string askerPath,
        bool optional = false
    )
    {
        var shown = files.Show(path);
        var content = files.Read(path, use);
        if (content.Bytes is not { } bytes)
        {
            if (content.Refusal is { } refusal)
                files.Problems.Error(ErrorCatalogue.FileUnreadable, asker, askerPath, $"{MessageText.Quote(shown)}: {refusal}");
            else if (!optional)
                files.Problems.Error(
                    ErrorCatalogue.TableNotFound,
                    asker,
                    askerPath,
                    $"table {MessageText.Quote(shown)} not found, expected columns {MessageText.Listed(expected.Needed)}"
                );
            return null;
        }
        files.Problems.Opens(shown);
        if (!Utf8.IsValid(bytes.Span))
        {
            files.Problems.Error(
                ErrorCatalogue.NotUtf8,
                new SourcePosition(shown),
                "",
                "got bytes that are not UTF-8, expected a text file in UTF-8"
            );
            return null;
        }
        var table = new CsvTable(
            bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes,
            shown,
            files.Problems
        );
        if (table.ReadHeader(expected))
            return table;
        table.Dispose();
        return null;
    }

    /// <summary>Moves to the next row that has all of its fields; other rows are reported and skipped.</summary>
    public bool Next()
    {
        while (problems.Count - before < MostErrors && Advance())
        {
            if (reader.FieldCount == header.Length)
            {
                if (Field("source") is { Length: > 0 } source && sources.Add(source))
                    Sources.Add(source);
                return true;
            }
            problems.Error(
                ErrorCatalogue.FieldCount,
                new SourcePosition(File, Line, 1),
                "",
                $"got {MessageText.Number(reader.FieldCount)} fields, expected {MessageText.Number(header.Length)} as in the header"
            );
        }
        return false;
    }

    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>A field of the row; empty where the table has no such column.</summary>
    public string Field(string column) => columns.TryGetValue(column, out var index) ? reader.GetString(index) : "";

    /// <summary>A field with a number, with a point as the decimal mark.</summary>
    public string NumberText(string column)
    {
        var text = Field(column);
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return
            separator == CsvFormat.Semicolon
            && comma >= 0
            && text.LastIndexOf(',') == comma
            && !text.Contains('.', StringComparison.Ordinal)
            ? text.Replace(',', '.')
            : text;
    }

    /// <summary>The position of a field of the row.</summary>
    public SourcePosition PositionOf(string column) => new(File, Line, columns.TryGetValue(column, out var index) ? ColumnOf(index) : 1);

    /// <summary>Where the row starts.</summary>
    public SourcePosition RowPosition => new(File, Line, 1);

    public void Error(ErrorDescription kind, string column, string message, string? hint = null) =>
        problems.Error(kind, PositionOf(column), column, message, hint);

    /// <summary>A number of the row; null, with an error, if invalid.</summary>
    public double? Number(string column, NumberShape shape, string? because = null)
    {
        var text = NumberText(column);
        if (shape.Read(text, out var hint) is { } value)
        {
            if (shape.Question(value) is { } question)
                problems.Warning(ErrorCatalogue.PercentForShare, PositionOf(column), column, question);
            return value;
        }
        Error(
            ErrorCatalogue.InvalidField,
            column,
            $"got {(text.Length == 0 ? "nothing" : MessageText.Quote(text))}, expected "
                + $"{shape.Expected}{(because is null ? "" : ": " + because)}",
            hint
        );
        return null;
    }

    /// <summary>A whole number of the row; null, with an error, if invalid.</summary>
    public int? Whole(string column, WholeShape shape)
    {
        var text = Field(column);
        if (PlainNumber.TryReadWhole(text, out var value) && value >= shape.Minimum && value <= shape.Maximum)
            return value;
        Error(
            ErrorCatalogue.InvalidField,
            column,
            $"got {(text.Length == 0 ? "nothing" : MessageText.Quote(text))}, expected {shape.Expected}"
        );
        return null;
    }

    /// <summary>A code of the row that must be known; null, with an error, if it is not.</summary>
    public int? Code(string column, Dictionary<string, int> known, string what)
    {
        var text = Field(column);
        if (known.TryGetValue(text, out var index))
            return index;
        Error(
            ErrorCatalogue.UnknownCode,
            column,
            $"got {(text.Length == 0 ? "nothing" : MessageText.Quote(text))}, expected the code of {what}",
            MessageText.DidYouMean(text, known.Keys)
        );
        return null;
    }

    public void Dispose() => reader.Dispose();

    private bool ReadHeader(TableColumns expected)
    {
        if (!Advance())
        {
            problems.Error(
                ErrorCatalogue.MalformedCsv,
                new SourcePosition(File, 1, 1),
                "",
                $"got an empty file, expected a header with columns {MessageText.Listed(expected.Needed)}"
            );
            return false;
        }
        header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        var usable = true;
        for (var index = 0; index < header.Length; index++)
        {
            var place = new SourcePosition(File, Line, ColumnOf(index));
            if (!columns.TryAdd(header[index], index))
            {
                problems.Error(ErrorCatalogue.UnknownColumn, place, header[index], "duplicate column");
                usable = false;
            }
            else if (!expected.Knows(header[index]))
            {
                // A near miss would silently drop a column, such as the tariffs.
                var guess = MessageText.DidYouMean(header[index], expected.Known.Where(name => !header.Contains(name)));
                if (guess is null)
                    problems.Warning(ErrorCatalogue.ColumnIgnored, place, Checker.Join("", header[index]), "unknown column, ignored");
                else
                    problems.Error(ErrorCatalogue.UnknownColumn, place, Checker.Join("", header[index]), "unknown column", guess);
            }
        }
        foreach (var needed in expected.Needed)
        {
            if (columns.ContainsKey(needed))
                continue;
            problems.Error(
                ErrorCatalogue.MissingColumn,
                new SourcePosition(File, Line, 1),
                "",
                $"missing column {MessageText.Code(needed)}, expected {MessageText.Listed(expected.Needed)}"
            );
            usable = false;
        }
        return usable;
    }

    private bool Advance()
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException tooLong)
        {
            problems.Error(
                ErrorCatalogue.MalformedCsv,
                new SourcePosition(File, (int)tooLong.LineNumber),
                "",
                $"got a row of more than {MessageText.Number(CsvFormat.LongestRow)} bytes, which is the limit"
            );
            return false;
        }
    }

    /// <summary>Column of a field from 1: only an error asks, so it is found by walking the row again.</summary>
    private int ColumnOf(int index)
    {
        var (field, quoted) = (0, false);
        var record = Encoding.UTF8.GetString(reader.RawRecord);
        for (var at = 0; at < record.Length; at++)
        {
            if (field == index)
                return at + 1;
            if (record[at] == '"')
                quoted = !quoted;
            else if (record[at] == separator && !quoted)
                field++;
        }
        return record.Length + 1;
    }
}

/// <summary>The columns that a table needs and those that it may have.</summary>
internal sealed class TableColumns(string[] needed, params string[] optional)
{
    /// <summary>Every table may say where a row comes from.</summary>
    private static readonly string[] Provenance = ["source", "status", "note"];

    public string[] Needed { get; } = needed;

    public string[] Known { get; } = [.. needed, .. optional, .. Provenance];

    /// <summary>A column may also give the status of another one: <c>tariff_status</c>.</summary>
    public bool Knows(string column) =>
        Known.Contains(column) || Provenance.Any(name => column.EndsWith("_" + name, StringComparison.Ordinal));
}

/// <summary>The source of tables, and the place for their errors.</summary>
internal sealed class TableFiles(IScenarioFiles files, ReaderLimits limits, Problems problems)
{
    public Problems Problems => problems;

    public ReaderLimits Limits => limits;

    public string Show(string path) => files.Show(path);

    public FileContent Read(string path, FileUse use) => files.Read(path, use, limits.TableBytes);

    /// <summary>Whether a world is larger than the limits; the error names the place that exceeds them.</summary>
    public bool TooLarge(int economies, int sectors, SourcePosition asker, string askerPath)
    {
        var cells = checked((long)economies * Math.Max(economies, sectors) * sectors); // of its flows, or of its inputs
        if (cells <= limits.WorldCells)
            return false;
        problems.Error(
            ErrorCatalogue.TooLarge,
            asker,
            askerPath,
            $"got a world of {MessageText.Number(economies)} economies and {MessageText.Number(sectors)} sectors "
                + $"({MessageText.Number(cells)} cells), expected at most {MessageText.Number(limits.WorldCells)} cells"
        );
        return true;
    }
}
