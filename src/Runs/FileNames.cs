using System.Globalization;

namespace TradeSim.Runs;

/// <summary>Names of files, of what people call their outcomes and scenarios.</summary>
internal static class FileNames
{
    /// <summary>In any alphabet, this many letters are a file name everywhere.</summary>
    private const int MostLetters = 80;

    /// <summary>A name that is a file name everywhere: letters and digits of any alphabet, and - for all else.</summary>
    public static string Of(string name)
    {
        var letters = string.Concat(name.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return letters.Length <= MostLetters ? letters : letters[..MostLetters].TrimEnd('-');
    }

    /// <summary>The names, with -2, -3 behind those that would overwrite one before them, also where a disk does not tell
    /// capitals.</summary>
    public static IReadOnlyList<string> Different(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. names.Select(name =>
                Enumerable
                    .Range(1, int.MaxValue)
                    .Select(number => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"))
                    .First(taken.Add)
            ),
        ];
    }
}
