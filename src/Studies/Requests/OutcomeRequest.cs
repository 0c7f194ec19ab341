namespace TradeSim.Studies.Requests;

/// <summary>Which figure a study is about.</summary>
/// <param name="Outcome">Name of the outcome; null: that of the scenario's first target, or its first outcome.</param>
/// <param name="Year">The year; null: that of the target on the outcome, or the last.</param>
public record OutcomeRequest(string? Outcome = null, int? Year = null)
{
    /// <summary>Name of the outcome; null: that of the scenario's first target, or its first outcome.</summary>
    public string? Outcome
    {
        get;
        init => field = Member.TextOrNull(value, nameof(Outcome), Member.LongestName);
    } = Member.TextOrNull(Outcome, nameof(Outcome), Member.LongestName);

    /// <summary>The year; null: that of the target on the outcome, or the last.</summary>
    public int? Year
    {
        get;
        init => field = Member.Year(value, nameof(Year));
    } = Member.Year(Year, nameof(Year));
}
