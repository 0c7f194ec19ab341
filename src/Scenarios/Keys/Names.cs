namespace TradeSim.Scenarios.Keys;

/// <summary>What codes and names may look like.</summary>
internal static class Names
{
    /// <summary>
    /// A name for editors, in what all dialects of regular expressions know: no ASCII punctuation other than - and _. The reader is
    /// stricter outside ASCII, see <see cref="IsName"/>.
    /// </summary>
    public const string SchemaPattern =
        @"^[^\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9]"
        + @"[^\u0000-\u001f\u0021-\u002c\u002e\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\u00a9]*$";

    public const string NameInWords = "a name of up to 64 letters, digits, blanks, - and _";

    /// <summary>Codes and names of policies appear in paths such as <c>policies.corridor.intensity</c>, so they contain no dots or
    /// brackets.</summary>
    public static bool IsName(string text) =>
        text.Length is >= 1 and <= 64
        && char.IsLetterOrDigit(text[0])
        && text.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '_' or '-');

    /// <summary>A name that has no other meaning.</summary>
    public static bool IsCode(string text) => IsName(text) && text != All;

    /// <summary>The word for every economy or every sector.</summary>
    public const string All = "all";
}
