using System.Globalization;

namespace TradeSim.Studies.Cases;

/// <summary>Numbers as text that does not depend on the machine.</summary>
internal static class Invariant
{
    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
