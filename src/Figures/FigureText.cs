namespace TradeSim.Figures;

/// <summary>The words around a chart.</summary>
/// <param name="Title">The finding, as a sentence: "Growth alone misses 500 million by 121 million".</param>
/// <param name="Subtitle">The content: "Turnover of Kyrgyzstan and Belarus". May be empty.</param>
/// <param name="Source">Where the numbers come from, without the word "source". May be empty.</param>
/// <param name="Scenario">The scenario, its file and engine version, say. May be empty.</param>
internal sealed record FigureText(string Title, string Subtitle = "", string Source = "", string Scenario = "")
{
    /// <summary>The finding, as a sentence.</summary>
    /// <exception cref="ArgumentException">It is empty: a figure in a briefing needs a title that states its finding.</exception>
    public string Title { get; } =
        string.IsNullOrWhiteSpace(Title)
            ? throw new ArgumentException("A figure needs a title that states its finding.", nameof(Title))
            : Title;
}
