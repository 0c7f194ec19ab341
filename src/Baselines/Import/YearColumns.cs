using System.Globalization;

namespace TradeSim.Baselines.Import;

/// <summary>Tables with a column for each year, as the World Bank and the IMF publish them.</summary>
internal static class YearColumns
{
    /// <summary>The year columns of a header.</summary>
    public static List<(int Column, int Year)> Of(string[] header)
    {
        var years = new List<(int, int)>();
        for (int column = 0; column < header.Length; column++)
        {
            // "2023", or "2023 [YR2023]" in the World Bank's own tool
            string text = header[column].Split(' ')[0];
            if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
                years.Add((column, year));
        }

        return years;
    }

    /// <summary>A number, with commas between thousands; null for an empty cell, <c>n/a</c>, <c>--</c> or <c>..</c>.</summary>
    public static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : null;
}
