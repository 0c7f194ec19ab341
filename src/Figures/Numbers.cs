using System.Globalization;

namespace TradeSim.Figures;

/// <summary>Numbers as the reader writes them. Geometry never comes through here: coordinates are written by the SVG writer, the same for everyone.</summary>
internal static class Numbers
{
    /// <summary>The sign that lines up with digits, instead of the hyphen most cultures give.</summary>
    public const char Minus = '\u2212';

    /// <summary>A value in its own right: about four significant digits.</summary>
    public static string Show(double value, NumberKind kind, CultureInfo culture) => kind switch
    {
        NumberKind.Year => value.ToString("0.##", culture),
        NumberKind.Percent => Write(value, "P", Math.Min(Decimals(value * 100), 2), culture),
        _ => Write(value, "N", Decimals(value), culture),
    };

    /// <summary>How many decimals the values of one axis need, so that all of them are written alike: about three digits for the largest, fewer where none is lost.</summary>
    public static int Decimals(IEnumerable<double> values, NumberKind kind)
    {
        var shown = values.Select(value => kind == NumberKind.Percent ? 100 * value : value).ToArray();
        var decimals = Decimals(shown.Length == 0 ? 0 : shown.Max(Math.Abs));
        if (kind == NumberKind.Percent)
            decimals = Math.Max(0, decimals - 1);
        while (decimals > 0 && shown.All(value => Math.Abs(value - Math.Round(value, decimals - 1)) < 1e-9 * Math.Max(1, Math.Abs(value))))
            decimals--;
        return decimals;
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

    private static int Decimals(double value)
    {
        var size = Math.Abs(value);
        return size switch
        {
            0 or >= 100 => 0,
            >= 10 => 1,
            >= 1 => 2,
            _ => Math.Min(8, 2 - (int)Math.Floor(Math.Log10(size))),
        };
    }

    private static string Write(double value, string format, int decimals, CultureInfo culture)
    {
        var scaled = format == "P" ? 100 * value : value;
        if (Math.Round(scaled, Math.Min(decimals, 15)) == 0)
            value = 0; // No "-0".
        return value.ToString(format + decimals.ToString(CultureInfo.InvariantCulture), culture).Replace(culture.NumberFormat.NegativeSign, Minus.ToString(), StringComparison.Ordinal);
    }
}
