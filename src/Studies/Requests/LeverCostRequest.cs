namespace TradeSim.Studies.Requests;

/// <summary>What a unit of a lever costs.</summary>
/// <param name="Path">The lever, 1 to 1,024 characters.</param>
/// <param name="Cost">Cost per unit of intensity, 0 or more, in the scenario's unit of costs.</param>
public sealed record LeverCostRequest(string Path, double Cost)
{
    /// <summary>The lever.</summary>
    public string Path
    {
        get;
        init => field = Member.Text(value, nameof(Path), Member.LongestName);
    } = Member.Text(Path, nameof(Path), Member.LongestName);

    /// <summary>Cost per unit of intensity.</summary>
    public double Cost
    {
        get;
        init => field = Member.AtLeastZero(value, nameof(Cost));
    } = Member.AtLeastZero(Cost, nameof(Cost));
}
