namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription TableNotFound = new(
        "TS1401",
        "Table not found",
        "The scenario or its baseline names a CSV file that does not exist.",
        "Check the file name. It is relative to the scenario's folder."
    );

    internal static readonly ErrorDescription MalformedCsv = new(
        "TS1402",
        "Malformed CSV",
        "A quote is not closed or is inside a field, a row is too long, or the table is empty.",
        "Put quotes around whole fields, and write a quote inside a field twice. Use commas between fields.",
        """"
        Grodno "region",0.1       # wrong
        "Grodno ""region""",0.1   # right
        """"
    );

    internal static readonly ErrorDescription FieldCount = new(
        "TS1403",
        "Wrong number of fields",
        "A row has more or fewer fields than the header. Often a text contains a comma without quotes.",
        "Put quotes around texts with commas, or add the missing fields."
    );

    internal static readonly ErrorDescription MissingColumn = new(
        "TS1404",
        "Missing column",
        "The header lacks a column that this table needs.",
        "Add the column. Column names are written as in the message."
    );

    internal static readonly ErrorDescription UnknownColumn = new(
        "TS1405",
        "Misspelled or repeated column",
        "A column name resembles a known one, or appears twice. It would be ignored silently.",
        "Rename the column."
    );

    internal static readonly ErrorDescription InvalidField = new(
        "TS1406",
        "Invalid value in a table",
        "A field has the wrong type or lies outside the allowed range.",
        "Write a plain decimal in the range that the message names. 0.05 is 5 %."
    );

    internal static readonly ErrorDescription UnknownCode = new(
        "TS1407",
        "Unknown code in a table",
        "A row names an economy, sector or parameter that does not exist here.",
        "Use a code of the baseline."
    );

    internal static readonly ErrorDescription DuplicateRow = new(
        "TS1408",
        "Duplicate row",
        "Two rows give values for the same item.",
        "Delete one of them; the message names both lines."
    );

    internal static readonly ErrorDescription TooFewDraws = new(
        "TS1409",
        "Too few draws",
        "A distribution given by draws needs more rows.",
        "Add draws, or use a distribution such as `normal(0.05, 0.01)`."
    );
}
