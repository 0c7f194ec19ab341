namespace TradeSim.Runs.Tables;

/// <summary>In which further formats, beside CSV, tables are written.</summary>
[Flags]
internal enum TableFormats
{
    /// <summary>CSV alone.</summary>
    None = 0,

    /// <summary>A workbook for spreadsheet programs, <c>results.xlsx</c>.</summary>
    Workbook = 1,

    /// <summary>Each table as a Parquet file, which keeps the types of columns.</summary>
    Parquet = 2,

    /// <summary>One long table in the layout of the Integrated Assessment Modeling Consortium, <c>iamc.csv</c>.</summary>
    Iamc = 4,
}
