using System.Collections.Immutable;

namespace TradeSim.Studies.Requests;

/// <summary>A parameter and the values that it takes.</summary>
/// <param name="Path">The parameter, 1 to 1,024 characters.</param>
/// <param name="Values">The values, 1 to 10,000 finite numbers.</param>
public sealed record SweepAxisRequest(string Path, ImmutableArray<double> Values)
{
    /// <summary>The parameter.</summary>
    public string Path
    {
        get;
        init => field = Member.Text(value, nameof(Path), Member.LongestName);
    } = Member.Text(Path, nameof(Path), Member.LongestName);

    /// <summary>The values.</summary>
    public ImmutableArray<double> Values
    {
        get;
        init => field = Finite(value);
    } = Finite(Values);

    private static ImmutableArray<double> Finite(ImmutableArray<double> values)
    {
        var given = Member.Items(values, nameof(Values), least: 1);
        foreach (var value in given)
            _ = Member.Finite(value, nameof(Values));
        return given;
    }
}
