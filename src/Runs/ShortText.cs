using System.Globalization;
using System.Text;

namespace TradeSim.Runs;

/// <summary>Numbers and paths in messages of checks and scenario tests: six significant digits, a decimal point.</summary>
internal static class ShortText
{
    /// <summary>A value with six significant digits.</summary>
    public static string Of(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A year or a count.</summary>
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An outcome along the years, such as <c>turnover (million USD): 2023: 133, 2024: 140</c>.</summary>
    public static string OfPath(string outcome, string unit, int firstYear, IReadOnlyList<double> values)
    {
        var text = new StringBuilder(outcome).Append(" (").Append(unit).Append("):");
        for (var k = 0; k < values.Count; k++)
            text.Append(' ').Append(Of(firstYear + k)).Append(": ").Append(Of(values[k])).Append(k < values.Count - 1 ? "," : "");
        return text.ToString();
    }
}
