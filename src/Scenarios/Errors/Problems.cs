namespace TradeSim.Scenarios;

/// <summary>A position in a file. Line 0: the whole file.</summary>
internal readonly record struct SourcePosition(string File, int Line = 0, int Column = 0);

/// <summary>Collects errors and warnings, so that all of them can be reported at once.</summary>
internal sealed class Problems(int limit)
{
    // A hostile table can be wrong on every line: only so many errors are stored, the rest are counted.
    private const int Held = 2000;

    private readonly List<ScenarioError> errors = [];
    private readonly List<ScenarioError> warnings = [];
    private readonly List<string> files = []; // in the order in which they were first read
    private int unheld;

    public bool Any => Count > 0;

    /// <summary>How many errors so far: the reader of a part uses it to detect errors in that part.</summary>
    public int Count => errors.Count + unheld;

    /// <summary>Files are sorted in the order in which they are opened: a scenario before its tables.</summary>
    public void Opens(string file)
    {
        if (!files.Contains(file))
            files.Add(file);
    }

    public void Error(ErrorDescription kind, SourcePosition place, string path, string message, string? hint = null) =>
        Add(errors, kind, place, path, message, hint);

    public void Warning(ErrorDescription kind, SourcePosition place, string path, string message) =>
        Add(warnings, kind, place, path, message, null);

    public IReadOnlyList<ScenarioError> Warnings() => [.. Sorted(warnings)];

    public ScenarioException ToException()
    {
        var shown = Sorted(errors).Take(limit).ToArray();
        return new ScenarioException(shown, errors.Count - shown.Length + unheld) { Warnings = Warnings() };
    }

    private void Add(List<ScenarioError> list, ErrorDescription kind, SourcePosition place, string path, string message, string? hint)
    {
        if (list.Count < Held)
            list.Add(new ScenarioError(kind.Code, place.File, place.Line, place.Column, path, message, hint));
        else if (ReferenceEquals(list, errors))
            unheld++;
    }

    private IEnumerable<ScenarioError> Sorted(List<ScenarioError> list) =>
        list.Distinct().OrderBy(error => Rank(error.File)).ThenBy(error => error.Line).ThenBy(error => error.Column);

    private int Rank(string file)
    {
        var rank = files.IndexOf(file);
        return rank < 0 ? files.Count : rank;
    }
}
