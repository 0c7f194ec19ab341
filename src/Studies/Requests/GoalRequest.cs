namespace TradeSim.Studies.Requests;

/// <summary>Which bound on a figure is to be reached.</summary>
/// <param name="Outcome">Name of the outcome; null: that of the scenario's first target, or its first outcome.</param>
/// <param name="Year">The year; null: that of the target on the outcome, or the last.</param>
/// <param name="AtLeast">The lower bound, in the outcome's unit; at most one bound may be given. Null for both: the scenario's
/// target.</param>
/// <param name="AtMost">The upper bound, in the outcome's unit.</param>
public sealed record GoalRequest(string? Outcome = null, int? Year = null, double? AtLeast = null, double? AtMost = null)
    : OutcomeRequest(Outcome, Year)
{
    /// <summary>The lower bound, in the outcome's unit.</summary>
    public double? AtLeast
    {
        get;
        init => field = Member.Finite(value, nameof(AtLeast));
    } = Member.Finite(AtLeast, nameof(AtLeast));

    /// <summary>The upper bound, in the outcome's unit.</summary>
    public double? AtMost
    {
        get;
        init => field = Member.Finite(value, nameof(AtMost));
    } =
        AtLeast is null || AtMost is null
            ? Member.Finite(AtMost, nameof(AtMost))
            : throw Member.Error(nameof(AtMost), "got both at_least and at_most, expected one of them");
}
