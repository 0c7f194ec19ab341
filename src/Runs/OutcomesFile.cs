using System.Globalization;

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
        var line = 1;
        foreach (var text in File.ReadLines(file).Skip(1))
        {
            line++;
            // The name stands between the first and the last comma; it may hold commas of its own, in quotes.
            var (first, last) = (text.IndexOf(',', StringComparison.Ordinal), text.LastIndexOf(','));
            if (
                first < 0
                || last <= first
                || !int.TryParse(text[..first], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                || !double.TryParse(text[(last + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || Unquoted(text[(first + 1)..last]) is not { } name
            )
                throw new UserException(
                    string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: got a row that is not year,outcome,value")
                );
            if (!paths.TryGetValue(name, out var path))
                paths.Add(name, path = []);
            if (path.Exists(point => point.Year == year))
                throw new UserException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file}:{line}: got {name} of {year} again, expected each outcome once a year"
                    )
                );
            path.Add((year, value));
        }
        return paths.ToDictionary(path => path.Key, path => (IReadOnlyList<(int Year, double Value)>)path.Value, StringComparer.Ordinal);
    }

    /// <summary>A field without the quotes around it; null: they do not close.</summary>
    private static string? Unquoted(string field)
    {
        if (field.StartsWith('"') && (field.Length < 2 || !field.EndsWith('"')))
            return null;
        var text = field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;
        return text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@' ? text[1..] : text;
    }
}
