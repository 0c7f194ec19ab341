namespace TradeSim.Studies.Requests;

/// <summary>Values of the members <c>history</c> that are not the path of a folder with <c>pairs.csv</c> and
/// <c>growth-vintages.csv</c>.</summary>
public static class HistoryChoice
{
    /// <summary>The history that ships with the program.</summary>
    public const string Shipped = "shipped";

    /// <summary>No history: bands contain only the model's own spread.</summary>
    public const string None = "none";
}
