namespace TradeSim.Scenarios;

/// <summary>Paths inside scenario files: relative, with <c>/</c>, the same on every system.</summary>
internal static class ScenarioPath
{
    private const int Longest = 1000;
    private const string Forbidden = "\\:*?\"<>|";

    /// <summary>Why a path that a file gives cannot be used, as <c>got X, expected Y</c>; null: it can.</summary>
    /// <param name="path">The path as the file gives it.</param>
    /// <param name="mayLeaveFolder">Whether <c>..</c> is allowed: only for the folder of a baseline.</param>
    public static string? Refuse(string path, bool mayLeaveFolder)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length is 0 or > Longest)
            return $"got a path of {path.Length} characters, expected 1 to {Longest}";
        if (path.StartsWith('/') || path.StartsWith('~'))
            return $"got {MessageText.Quote(path)}, expected a path relative to the scenario's folder";
        foreach (var letter in path)
        {
            if (
                !MessageText.IsPrintable(letter.ToString()) && !char.IsSurrogate(letter)
                || Forbidden.Contains(letter, StringComparison.Ordinal)
            )
                return $"got {MessageText.Quote(path)}, expected a path with / between plain names, relative to the scenario's folder";
        }
        foreach (var name in path.Split('/'))
        {
            if (name == ".." && !mayLeaveFolder)
                return $"got {MessageText.Quote(path)}, expected a file in the scenario's folder or below it";
            if (name.Length == 0 || name != name.Trim() || name.EndsWith('.') && name is not ("." or ".."))
                return $"got {MessageText.Quote(path)}, expected a path with / between plain names, relative to the scenario's folder";
        }
        return null;
    }

    /// <summary>The file <paramref name="name"/> in a folder, without <c>.</c> and with <c>..</c> only in front, so that a file has one
    /// path.</summary>
    public static string Combine(string folder, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(name);
        var names = new List<string>();
        foreach (var part in $"{folder}/{name}".Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part == ".." && names.Count > 0 && names[^1] != "..")
                names.RemoveAt(names.Count - 1);
            else
                names.Add(part);
        }
        return string.Join('/', names);
    }
}
