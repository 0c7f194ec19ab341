using System.Collections.Immutable;
using System.Globalization;

namespace TradeSim.Figures;

/// <summary>The checks every kind of figure makes of what it is given. Their messages name the part that is wrong.</summary>
internal static class Check
{
    public static double Finite(double value, string what) =>
        double.IsFinite(value)
            ? value
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{what} is {value}; a figure takes finite numbers only.")
            );

    public static ImmutableArray<double> Finite(IEnumerable<double> values, string what)
    {
        ArgumentNullException.ThrowIfNull(values);
        var copy = values.ToImmutableArray();
        for (var i = 0; i < copy.Length; i++)
            if (!double.IsFinite(copy[i]))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{what}: value {i + 1} of {copy.Length} is {copy[i]}; a figure takes finite numbers only."
                    )
                );
        return copy;
    }

    /// <summary>Finite and rising: the positions along an x axis.</summary>
    public static ImmutableArray<double> Rising(IEnumerable<double> values, string what)
    {
        var copy = Finite(values, what);
        if (copy.Length == 0)
            throw new ArgumentException($"{what}: there are no values.");
        for (var i = 1; i < copy.Length; i++)
            if (copy[i] <= copy[i - 1])
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{what}: value {i + 1} is {copy[i]} after {copy[i - 1]}; the values must rise."
                    )
                );
        return copy;
    }

    public static ImmutableArray<T> Some<T>(IEnumerable<T> items, string what, int most)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(items);
        var copy = items.ToImmutableArray();
        if (copy.Length == 0)
            throw new ArgumentException($"{what}: there are none, and a figure needs at least one.");
        if (copy.Length > most)
            throw new ArgumentException($"{what}: there are {copy.Length}, and this figure stays readable up to {most}.");
        if (copy.Any(item => item is null))
            throw new ArgumentException($"{what}: one of them is null.");
        return copy;
    }

    public static ImmutableArray<double> AsLongAs(ImmutableArray<double> values, int length, string what) =>
        values.Length == length ? values : throw new ArgumentException($"{what} has {values.Length} values where {length} are expected.");

    public static ImmutableArray<double> NotNegative(ImmutableArray<double> values, string what)
    {
        for (var i = 0; i < values.Length; i++)
            if (values[i] < 0)
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{what}: value {i + 1} is {values[i]}; parts of a whole cannot be negative."
                    )
                );
        return values;
    }

    public static string Name(string name, string what) =>
        string.IsNullOrWhiteSpace(name) ? throw new ArgumentException($"{what} needs a name.") : name;
}
