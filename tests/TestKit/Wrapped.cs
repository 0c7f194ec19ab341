using System.Text.RegularExpressions;

namespace TradeSim.TestKit;

/// <summary>Expected texts whose lines are longer than a line of code may be.</summary>
public static partial class Wrapped
{
    /// <summary>The text, in which a backslash at the end of a line joins it with the next one: <c>"a \\\nb"</c> gives <c>"a
    /// b"</c>.</summary>
    public static string Text(string text) => Continuation().Replace(text, "");

    [GeneratedRegex(@"\\\r?\n")]
    private static partial Regex Continuation();
}
