using TradeSim.Scenarios;

namespace TradeSim.Studies.Cases;

/// <summary>The nearest known word.</summary>
internal static class Nearest
{
    /// <summary>The end of a message: <c>. Did you mean `x`?</c>, or nothing where no known word is near.</summary>
    public static string Suggest(string got, IEnumerable<string> known) =>
        MessageText.DidYouMean(got, known) is { } suggestion ? $". {suggestion}" : "";
}
