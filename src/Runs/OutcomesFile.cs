using System.Globalization;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Runs;

/// <summary>Reads <c>outcomes.csv</c> of a run back.</summary>
internal static class OutcomesFile
{
    /// <summary>The path of each outcome, in the order of the years.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(int Year, double Value)>> Read(string file)
    {
        if (!File.Exists(file))
            throw new UserException($"{file}: got no such file, expected the outcomes of a run");
        var paths = new Dictionary<string, List<(int Year, double Value)>>(StringComparer.Ordinal);
        UserException Wrong(int line, string message) => new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {message}"));
        using var reader = new StreamReader(file);
        foreach (var (line, cells) in CsvFormat.Rows(reader, Wrong).Skip(1))
        {
            if (
                cells is not [var yearText, var outcome, var valueText]
                || !int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                || !double.TryParse(valueText, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            )
                throw Wrong(line, "got a row that is not year,outcome,value");
            var name = CsvTableWriter.Unprotected(outcome);
            if (!paths.TryGetValue(name, out var path))
                paths.Add(name, path = []);
            if (path.Exists(point => point.Year == year))
                throw Wrong(line, $"got {name} of {year} again, expected each outcome once a year");
            path.Add((year, value));
        }
        return paths.ToDictionary(path => path.Key, path => (IReadOnlyList<(int Year, double Value)>)path.Value, StringComparer.Ordinal);
    }
}
