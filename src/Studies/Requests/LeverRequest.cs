using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Requests;

/// <summary>A parameter that a search may change.</summary>
/// <param name="Path">The parameter, 1 to 1,024 characters.</param>
/// <param name="From">Smallest value; null, together with <paramref name="To"/>: the parameter's own bounds.</param>
/// <param name="To">Largest value, above <paramref name="From"/>.</param>
public sealed record LeverRequest(string Path, double? From = null, double? To = null)
{
    /// <summary>The parameter.</summary>
    public string Path
    {
        get;
        init => field = Member.Text(value, nameof(Path), Member.LongestName);
    } = Member.Text(Path, nameof(Path), Member.LongestName);

    /// <summary>Smallest value; null: the parameter's own bounds.</summary>
    public double? From { get; } = Member.Finite(From, nameof(From));

    /// <summary>Largest value; null: the parameter's own bounds.</summary>
    public double? To { get; } =
        (From, Member.Finite(To, nameof(To))) switch
        {
            (null, null) => null,
            ({ } low, { } high) when low < high => high,
            ({ } low, { } high) => throw Member.Error(
                nameof(To),
                $"got {Invariant.Text(high)}, expected a number above {Invariant.Text(low)}, where the bounds begin"
            ),
            _ => throw Member.Error(nameof(To), "got one bound, expected both or none"),
        };
}
