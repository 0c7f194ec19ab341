namespace TradeSim.Studies.Explaining;

/// <summary>What one contributor adds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its Shapley value, in the outcome's unit.</param>
/// <param name="StandardError">Standard error where permutations were drawn; 0 where all coalitions were run.</param>
/// <param name="Alone">What it adds alone, with all others off; null where that was not run.</param>
/// <param name="Last">What it adds when all others are on; null where that was not run.</param>
public sealed record Contribution(string Name, double Value, double StandardError, double? Alone, double? Last)
{
    /// <summary>Whose decision it is: a government, or several joined by " + "; empty: no owner is named.</summary>
    public string Owner { get; init; } = "";
}
