using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.History;

/// <summary>A figure that was observed.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">The observed value, above 0.</param>
public sealed record Observation(string Outcome, int Year, double Value)
{
    /// <summary>Reads observations from a table with columns outcome, year, value.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StudyException">A column is missing or a cell is no number.</exception>
    public static ImmutableArray<Observation> Read(TextReader reader, string file) =>
        [.. CsvRows.Read(reader, file).Rows.Select(row => new Observation(row.Text("outcome"), row.Year("year"), row.Number("value")))];
}
