using CsvHelper;

namespace TradeSim.Scenarios.Tables;

/// <summary>How every CSV file of the project is read and written: UTF-8, commas, quotes where needed, lines that end in a line
/// feed.</summary>
internal static class CsvFormat
{
    /// <summary>Longest row that is read, in bytes of UTF-8.</summary>
    public const int LongestRow = 1 << 20;

    /// <summary>The separator of fields.</summary>
    public const char Comma = ',';

    /// <summary>What spreadsheets write between two fields where the comma is the decimal mark, as in much of Europe.</summary>
    public const char Semicolon = ';';

    /// <summary>The separator of a table: a header with semicolons and without commas was written by such a spreadsheet.</summary>
    /// <param name="table">The table in UTF-8.</param>
    public static char SeparatorOf(ReadOnlySpan<byte> table)
    {
        var end = table.IndexOf((byte)'\n');
        var header = end < 0 ? table : table[..end];
        return header.Contains((byte)Semicolon) && !header.Contains((byte)Comma) ? Semicolon : Comma;
    }

    /// <summary>Options for reading. A row with misplaced quotes is skipped after it has been reported.</summary>
    /// <param name="malformed">Called for each row with misplaced quotes.</param>
    /// <param name="separator">The separator of fields.</param>
    public static CsvReaderOptions Reading(Action<CsvMalformedRecord> malformed, char separator = Comma) =>
        CsvReaderOptions.Default with
        {
            Separator = separator,
            HasHeader = false, // the callers read headers and report their errors
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            PoolStrings = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = malformed,
        };

    /// <summary>Options for writing.</summary>
    public static CsvWriterOptions Writing { get; } = new() { NewLine = "\n", ValidateFieldCount = false };

    /// <summary>The rows of a table, the header among them, with the line on which each starts. Empty lines are skipped.</summary>
    /// <param name="reader">The table; it stays open.</param>
    /// <param name="wrong">Creates the exception for an unreadable row, from its line and its error.</param>
    /// <param name="withComments">Whether lines that start with # are skipped and spaces around cells dropped.</param>
    public static IEnumerable<(int Line, string[] Cells)> Rows(
        TextReader reader,
        Func<int, string, Exception> wrong,
        bool withComments = false
    )
    {
        Exception? malformed = null;
        var options = Reading(record => malformed ??= wrong((int)record.LineNumber, Describe(record.Reason))) with
        {
            CommentPrefix = withComments ? '#' : null,
            TrimWhitespace = withComments,
        };
        using var csv = CsvReader.Create(reader, options, leaveOpen: true);
        while (Advance(csv, wrong))
        {
            if (malformed is not null)
                throw malformed;
            yield return ((int)csv.LineNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }
        if (malformed is not null)
            throw malformed;
    }

    private static bool Advance(CsvReader csv, Func<int, string, Exception> wrong)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException tooLong)
        {
            throw wrong(
                (int)tooLong.LineNumber,
                $"got a row of more than {MessageText.Number(LongestRow)} bytes, expected at most so many"
            );
        }
    }

    /// <summary>The error of the quotes of a row.</summary>
    public static string Describe(CsvMalformedReason reason) =>
        reason == CsvMalformedReason.UnterminatedQuote
            ? "got a quote that is never closed, expected quotes around whole fields"
            : "got a quote inside a field, expected quotes around whole fields";
}
