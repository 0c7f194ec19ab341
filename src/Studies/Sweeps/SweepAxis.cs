using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Sweeps;

/// <summary>A parameter and the values it takes.</summary>
/// <param name="Path">The parameter.</param>
/// <param name="Values">The values.</param>
internal sealed record SweepAxis(string Path, ImmutableArray<double> Values)
{
    private const int MostValues = 10_000;

    /// <summary>Reads <c>path=from:to:step</c> (both ends included) or <c>path=a,b,c</c>.</summary>
    /// <exception cref="StudyException">It is neither.</exception>
    public static SweepAxis Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw Wrong(text);
        var (path, values) = (text[..equals].Trim(), text[(equals + 1)..]);
        return new SweepAxis(
            path,
            values.Contains(':', StringComparison.Ordinal)
                ? Grid(text, values.Split(':'))
                : [.. values.Split(',').Select(value => Number(text, value))]
        );
    }

    private static ImmutableArray<double> Grid(string text, string[] parts)
    {
        if (parts.Length != 3)
            throw Wrong(text);
        var (from, to, step) = (Number(text, parts[0]), Number(text, parts[1]), Number(text, parts[2]));
        var steps = Math.Floor((to - from) / step * (1 + 1e-12) + 1e-9);
        if (step == 0 || !(steps is >= 0 and < MostValues))
            throw new StudyException(
                $"over: got '{text}', expected a step that goes from {Invariant.Text(from)} to {Invariant.Text(to)} in at most "
                    + $"{Invariant.Text(MostValues)} values"
            );
        if (Math.Abs(Rounded(from + steps * step, step) - to) > 1e-9 * Math.Abs(step))
            throw new StudyException(
                $"over: got '{text}', whose steps end at {Invariant.Text(Rounded(from + steps * step, step))}, expected a step that ends "
                    + $"at {Invariant.Text(to)}, or path=a,b,c"
            );
        return [.. Enumerable.Range(0, (int)steps + 1).Select(index => Rounded(from + index * step, step))];
    }

    /// <summary>Rounded so that 0:1:0.1 contains 0.3 and not 0.30000000000000004, and -0.3:0.3:0.1 contains 0 and not 5.6e-17.</summary>
    private static double Rounded(double value, double step) =>
        Math.Abs(value) < 1e-9 * Math.Abs(step)
            ? 0
            : double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Number(string text, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(text);

    private static StudyException Wrong(string text) =>
        new($"over: got '{text}', expected path=from:to:step or path=a,b,c such as policies.corridor.intensity=0:1:0.1");
}
