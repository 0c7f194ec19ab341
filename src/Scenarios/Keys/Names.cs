namespace TradeSim.Scenarios.Keys;

/// <summary>What codes and names may look like.</summary>
internal static class Names
{
    /// <summary>Codes and names of policies stand in paths such as <c>policies.corridor.intensity</c>, so they hold no dots or brackets.</summary>
    public const string NamePattern = @"^[\p{L}\p{N}][\p{L}\p{N} _\-]{0,63}$";

    public const string NameInWords = "a name of up to 64 letters, digits, blanks, - and _";

    public static bool IsName(string text) => text.Length is >= 1 and <= 64 && char.IsLetterOrDigit(text[0])
        && text.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '_' or '-');

    /// <summary>The word that stands for every economy or every sector.</summary>
    public const string All = "all";
}
