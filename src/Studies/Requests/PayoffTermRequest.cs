namespace TradeSim.Studies.Requests;

/// <summary>A part of what a player wants.</summary>
/// <param name="Outcome">Name of an outcome, 1 to 1,024 characters.</param>
/// <param name="Weight">Its weight; a cost has one below 0. Default 1.</param>
public sealed record PayoffTermRequest(string Outcome, double Weight = 1)
{
    /// <summary>Name of an outcome.</summary>
    public string Outcome
    {
        get;
        init => field = Member.Text(value, nameof(Outcome), Member.LongestName);
    } = Member.Text(Outcome, nameof(Outcome), Member.LongestName);

    /// <summary>Its weight.</summary>
    public double Weight
    {
        get;
        init => field = Member.Finite(value, nameof(Weight));
    } = Member.Finite(Weight, nameof(Weight));
}
