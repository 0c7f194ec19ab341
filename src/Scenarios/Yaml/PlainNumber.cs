using System.Globalization;
using System.Text.RegularExpressions;

namespace TradeSim.Scenarios.Yaml;

/// <summary>
/// Plain decimal numbers: <c>12</c>, <c>-0.05</c>, <c>1e-5</c>. What YAML or a spreadsheet would read as something else (<c>010</c> as 8,
/// <c>1:30</c> as 90, <c>0,05</c> by culture) is no number here.
/// </summary>
internal static partial class PlainNumber
{
    public static bool TryRead(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        return IsPlain(text)
            && double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out value
            )
            && double.IsFinite(value);
    }

    public static bool TryReadWhole(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        return IsPlain(text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The notation of the number that was probably intended, or null.</summary>
    public static string? Suggest(string text)
    {
        var trimmed = text.Trim();
        var percent = trimmed.EndsWith('%');
        if (percent)
            trimmed = trimmed[..^1].TrimEnd();
        if (trimmed.Length is 0 or > 40)
            return null;
        // 10,000 and 1,500: a comma between thousands is likelier than a decimal comma before three digits.
        if (!percent && Thousands().IsMatch(trimmed))
        {
            var (thousands, fraction) = (trimmed.Replace(",", "", StringComparison.Ordinal), trimmed.Replace(',', '.'));
            return fraction.IndexOf('.', StringComparison.Ordinal) == fraction.LastIndexOf('.')
                ? $"Write {thousands}, or "
                    + $"{decimal.Parse(fraction, CultureInfo.InvariantCulture).ToString("0.###", CultureInfo.InvariantCulture)} if the "
                    + $"comma is a decimal comma"
                : $"Write {thousands}";
        }
        // One comma behind all points is a decimal comma, and the points separate thousands; commas before a point do, as _ and blanks do.
        var comma = trimmed.LastIndexOf(',');
        if (comma > trimmed.LastIndexOf('.') && trimmed.IndexOf(',', StringComparison.Ordinal) == comma)
            trimmed = $"{trimmed[..comma].Replace(".", "", StringComparison.Ordinal)}.{trimmed[(comma + 1)..]}";
        else
            trimmed = trimmed.Replace(",", "", StringComparison.Ordinal);
        trimmed = trimmed.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var sign = trimmed.StartsWith('-') ? "-" : "";
        var digits = trimmed.TrimStart('-', '+').TrimStart('0');
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]))
            digits = "0" + digits;
        if (
            !TryRead(sign + digits, out _)
            || !decimal.TryParse(sign + digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var meant)
        )
            return null;
        var written = (percent ? meant / 100 : meant).ToString("0.############################", CultureInfo.InvariantCulture);
        return written == text ? null : $"Write {written}";
    }

    [GeneratedRegex(@"^[-+]?[1-9]\d{0,2}(,\d{3})+$")]
    private static partial Regex Thousands();

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (at < text.Length && text[at] is '-' or '+')
            at++;
        var whole = Digits(text, ref at);
        if (whole > 1 && text[at - whole] == '0')
            return false; // octal, elsewhere
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at);
        }
        if (whole + fraction == 0)
            return false;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '-' or '+')
                at++;
            if (Digits(text, ref at) == 0)
                return false;
        }
        return at == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - start;
    }
}
