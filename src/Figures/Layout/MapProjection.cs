namespace TradeSim.Figures.Layout;

/// <summary>The Equal Earth projection (Šavrič, Patterson and Jenny 2018), which keeps areas, around a meridian.</summary>
/// <param name="centre">The meridian in the middle, degrees east.</param>
internal sealed class MapProjection(double centre)
{
    private const double A1 = 1.340264;
    private const double A2 = -0.081106;
    private const double A3 = 0.000893;
    private const double A4 = 0.003796;
    private static readonly double Root = Math.Sqrt(3) / 2;

    /// <summary>The meridian in the middle, degrees east.</summary>
    public double Centre => centre;

    /// <summary>A point on a plane whose y runs down; the Earth's radius is 1.</summary>
    /// <param name="longitude">Degrees east; values beyond ±180 degrees of the centre continue the plane.</param>
    /// <param name="latitude">Degrees north.</param>
    public (double X, double Y) At(double longitude, double latitude)
    {
        var t = Math.Asin(Root * Math.Sin(latitude * Math.PI / 180));
        var (t2, t6) = (t * t, Math.Pow(t, 6));
        var x = (longitude - centre) * Math.PI / 180 * Math.Cos(t) / (Root * (A1 + (3 * A2 * t2) + (t6 * ((7 * A3) + (9 * A4 * t2)))));
        return (x, -t * (A1 + (A2 * t2) + (t6 * (A3 + (A4 * t2)))));
    }

    /// <summary>A longitude that lies within 180 degrees of the centre.</summary>
    public double Near(double longitude) => longitude - (360 * Math.Round((longitude - centre) / 360));

    /// <summary>The meridian in the middle of the shortest arc that holds all longitudes.</summary>
    public static double Middle(IEnumerable<double> longitudes)
    {
        var sorted = longitudes.Order().ToArray();
        var (widest, end) = (sorted[0] + 360 - sorted[^1], sorted.Length - 1);
        for (var i = 0; i + 1 < sorted.Length; i++)
            if (sorted[i + 1] - sorted[i] > widest)
                (widest, end) = (sorted[i + 1] - sorted[i], i);
        // The arc begins behind the widest gap and is as long as the rest of the circle.
        var start = sorted[(end + 1) % sorted.Length];
        var middle = start + ((360 - widest) / 2);
        return middle > 180 ? middle - 360 : middle;
    }
}
