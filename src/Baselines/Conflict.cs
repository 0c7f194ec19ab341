namespace TradeSim.Baselines;

/// <summary>Two figures for the same trade that disagree.</summary>
/// <param name="Where">Which trade.</param>
/// <param name="OneSays">Who says one figure.</param>
/// <param name="One">Million US dollars.</param>
/// <param name="OtherSays">Who says the other.</param>
/// <param name="Other">Million US dollars.</param>
/// <param name="Chosen">The value in the baseline.</param>
/// <param name="Rule">The rule that chose it.</param>
public sealed record Conflict(string Where, string OneSays, double One, string OtherSays, double Other, double Chosen, string Rule)
{
    /// <summary>The larger figure over the smaller; infinite if one is zero.</summary>
    public double Factor => Math.Max(One, Other) / Math.Min(One, Other);
}
