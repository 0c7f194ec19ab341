using System.Globalization;
using TradeSim.Studies.Requests;

namespace TradeSim.Grains.Messages;

/// <summary>Limits of the fields of messages. Silos check them before they allocate or store anything.</summary>
internal static class MessageLimits
{
    /// <summary>Most cases of a study, as on the command line.</summary>
    public const int Cases = EnsembleRequest.MostCases;

    /// <summary>Longest name, key or fingerprint, characters.</summary>
    public const int NameLength = 4096;

    /// <summary>Longest kind of a request, fingerprint of one or engine identity, characters.</summary>
    public const int KindLength = 100;

    /// <summary>Longest request as JSON, characters.</summary>
    public const int RequestLength = 1 << 24;

    /// <exception cref="StudyException">A field is missing.</exception>
    public static void NoneIsNull(params object?[] fields)
    {
        if (fields.Contains(null))
            throw Refused("message", "a field without a value", "all of them");
    }

    /// <exception cref="StudyException">The text is longer than that, or null.</exception>
    public static void Text(string? value, int most, string field)
    {
        if (value is null || value.Length > most)
            throw Refused(field, $"{value?.Length ?? 0} characters", $"at most {most}");
    }

    /// <exception cref="StudyException">The number lies outside of the range.</exception>
    public static void Count(long value, long least, long most, string field)
    {
        if (value < least || value > most)
            throw Refused(field, Number(value), $"{Number(least)} to {Number(most)}");
    }

    /// <exception cref="StudyException">There are too many cases, or not as many values as cases and columns say.</exception>
    public static void Table(int[] columns, byte[] values, int cases)
    {
        Count(cases, 1, Cases, "Cases");
        var expected = sizeof(int) + (sizeof(double) * (long)cases * columns.Length);
        if (columns.Distinct().Count() != columns.Length || columns.Any(column => column < 0))
            throw Refused("Columns", "a column twice or a negative one", "each parameter at most once");
        if (values.LongLength != expected)
            throw Refused("Values", $"{Number(values.LongLength)} bytes", $"{Number(expected)} for these cases and columns");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static StudyException Refused(string field, string got, string expected) =>
        new($"The silo refuses the message: {field}: got {got}, expected {expected}.");
}
