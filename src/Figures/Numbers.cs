using System.Globalization;

namespace TradeSim.Figures;

/// <summary>Numbers as the reader writes them. Geometry never comes through here: coordinates are written by the SVG writer, the same for
/// everyone.</summary>
internal static class Numbers
{
    /// <summary>The sign that lines up with digits, instead of the hyphen most cultures give.</summary>
    public const char Minus = '\u2212';

    /// <summary>From here on digits alone would fill an axis.</summary>
    private const double Huge = 1e12;

    /// <summary>A value in its own right: four significant digits, fewer where none is lost.</summary>
    public static string Show(double value, NumberKind kind, CultureInfo culture)
    {
        var shown = kind == NumberKind.Percent ? 100 * value : value;
        return Show(value, kind, Shortest([shown], Decimals(shown, digits: 4)), culture);
    }

    /// <summary>How many decimals the values of one axis need, so that all of them are written alike: about three digits for the largest,
    /// fewer where none is lost.</summary>
    public static int Decimals(IEnumerable<double> values, NumberKind kind)
    {
        var shown = values.Select(value => kind == NumberKind.Percent ? 100 * value : value).ToArray();
        // Shares are read faster than values: two digits do.
        return Shortest(shown, Decimals(shown.Length == 0 ? 0 : shown.Max(Math.Abs), digits: kind == NumberKind.Percent ? 2 : 3));
    }

    /// <summary>A value with so many decimals.</summary>
    public static string Show(double value, NumberKind kind, int decimals, CultureInfo culture) =>
        kind == NumberKind.Year ? value.ToString("0.##", culture) : Write(value, kind == NumberKind.Percent ? "P" : "N", decimals, culture);

    /// <summary>A tick on an axis: as many decimals as the step between ticks needs.</summary>
    public static string Tick(double value, double step, NumberKind kind, CultureInfo culture)
    {
        if (kind == NumberKind.Year)
            return value.ToString("0.##", culture);
        var shown = kind == NumberKind.Percent ? step * 100 : step;
        var decimals = shown >= 1 || shown <= 0 ? 0 : Math.Min(10, (int)Math.Ceiling(-Math.Log10(shown) - 1e-9));
        return Write(value, kind == NumberKind.Percent ? "P" : "N", decimals, culture);
    }

    /// <summary>How many decimals show so many significant digits.</summary>
    private static int Decimals(double value, int digits) =>
        value == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 10);

    /// <summary>Fewer decimals, where all values end in zeros.</summary>
    private static int Shortest(IReadOnlyCollection<double> values, int decimals)
    {
        while (
            decimals > 0 && values.All(value => Math.Abs(value - Math.Round(value, decimals - 1)) < 1e-9 * Math.Max(1e-3, Math.Abs(value)))
        )
            decimals--;
        return decimals;
    }

    private static string Write(double value, string format, int decimals, CultureInfo culture)
    {
        var scaled = format == "P" ? 100 * value : value;
        if (Math.Round(scaled, Math.Min(decimals, 15)) == 0)
            value = 0; // No "-0".
        if (Math.Abs(value) >= Huge)
            return value.ToString("0.###e0", culture);
        // A number never breaks from its per cent sign or among its digits.
        return value
            .ToString(format + decimals.ToString(CultureInfo.InvariantCulture), culture)
            .Replace(culture.NumberFormat.NegativeSign, Minus.ToString(), StringComparison.Ordinal)
            .Replace(' ', '\u00A0');
    }
}
