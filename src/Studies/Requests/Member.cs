using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Requests;

/// <summary>The limits on members of requests. An error names the member as the JSON form does.</summary>
internal static class Member
{
    /// <summary>Characters of a path in a file system.</summary>
    public const int LongestPath = 4096;

    /// <summary>Characters of a name: of an outcome, a parameter, a pair.</summary>
    public const int LongestName = 1024;

    /// <summary>Characters of a value or a distribution, which may list draws.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>Items of a list.</summary>
    public const int MostItems = 10_000;

    private const int FirstYear = 1;
    private const int LastYear = 9999;
    private const int Sha256Digits = 64;

    /// <summary>The name of a member in the JSON form.</summary>
    public static string NameOf(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member);

    public static StudyException Error(string member, string message) => new($"{NameOf(member)}: {message}");

    public static int Schema(int value) =>
        value == Request.CurrentSchema
            ? value
            : throw Error(
                nameof(Request.Schema),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"got version {value}, expected {Request.CurrentSchema}: another version of TradeSim wrote this request"
                )
            );

    public static T NotNull<T>(T? value, string member)
        where T : class => value ?? throw Error(member, "got nothing, expected a value");

    public static int Within(int value, int least, int most, string member) =>
        value >= least && value <= most
            ? value
            : throw Error(member, string.Create(CultureInfo.InvariantCulture, $"got {value}, expected {least:N0} to {most:N0}"));

    public static int? Within(int? value, int least, int most, string member) =>
        value is { } number ? Within(number, least, most, member) : null;

    public static int? Year(int? value, string member) =>
        value is null or (>= FirstYear and <= LastYear)
            ? value
            : throw Error(
                member,
                string.Create(CultureInfo.InvariantCulture, $"got {value}, expected a year from {FirstYear} to {LastYear}")
            );

    public static double Finite(double value, string member) =>
        double.IsFinite(value) ? value : throw Error(member, $"got {Invariant.Text(value)}, expected a finite number");

    public static double? Finite(double? value, string member) => value is { } number ? Finite(number, member) : null;

    public static double AtLeastZero(double value, string member) =>
        Finite(value, member) >= 0 ? value : throw Error(member, $"got {Invariant.Text(value)}, expected 0 or more");

    public static T Known<T>(T value, string member)
        where T : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw Error(
                member,
                $"got {value}, expected one of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}"
            );

    public static string Text(string? value, string member, int longest)
    {
        var text = NotNull(value, member);
        if (text.Length == 0 || text.Length > longest)
            throw Error(
                member,
                string.Create(CultureInfo.InvariantCulture, $"got {text.Length:N0} characters, expected 1 to {longest:N0}")
            );
        return !text.Contains('\0', StringComparison.Ordinal) ? text : throw Error(member, "got a zero character, expected text");
    }

    public static string? TextOrNull(string? value, string member, int longest) => value is null ? null : Text(value, member, longest);

    public static string? Sha256(string? value, string member) =>
        value is null || (value.Length == Sha256Digits && value.All(char.IsAsciiHexDigitLower))
            ? value
            : throw Error(member, $"got '{Short(value)}', expected {Sha256Digits} lower-case hexadecimal digits");

    /// <summary>A list without gaps; one that was not given is empty.</summary>
    public static ImmutableArray<T> Items<T>(ImmutableArray<T> items, string member, int least = 0, int most = MostItems)
    {
        var given = items.IsDefault ? [] : items;
        if (given.Length < least || given.Length > most)
            throw Error(
                member,
                string.Create(CultureInfo.InvariantCulture, $"got {given.Length:N0} items, expected {least:N0} to {most:N0}")
            );
        return given.All(item => item is not null) ? given : throw Error(member, "got an item that is null, expected values");
    }

    public static ImmutableArray<string> Texts(
        ImmutableArray<string> items,
        string member,
        int most = MostItems,
        int longest = LongestName,
        int least = 0
    )
    {
        var given = Items(items, member, least, most);
        foreach (var item in given)
            _ = Text(item, member, longest);
        return given;
    }

    /// <summary>A text that fits into one line of an error.</summary>
    public static string Short(string text) => text.Length <= 80 ? text : $"{text[..80]}…";
}
