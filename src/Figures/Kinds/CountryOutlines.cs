using System.Collections.Immutable;
using System.Text.Json;

namespace TradeSim.Figures;

/// <summary>Outlines of countries for maps, by code.</summary>
/// <remarks>They come from GeoJSON (RFC 7946): a <c>FeatureCollection</c> of polygons whose features carry a code as <c>id</c>, or as one
/// of the properties <c>code</c>, <c>iso3</c>, <c>iso_a3</c>, <c>ISO_A3</c>, <c>adm0_a3</c> and <c>ADM0_A3</c>.</remarks>
internal sealed class CountryOutlines
{
    private const int MostPoints = 2_000_000;
    private static readonly string[] CodeNames = ["code", "iso3", "iso_a3", "ISO_A3", "adm0_a3", "ADM0_A3"];
    private static readonly Lazy<CountryOutlines> Embedded = new(() =>
    {
        using var stream = FigureScript.Open("countries.geojson");
        return Read(stream, "Natural Earth");
    });

    private CountryOutlines(string source, ImmutableArray<CountryOutline> all) => (Source, All) = (source, all);

    /// <summary>The outlines that ship: Natural Earth 1:110m (public domain), by ISO 3166-1 alpha-3 code. They imply no position on the
    /// status of any territory.</summary>
    public static CountryOutlines NaturalEarth => Embedded.Value;

    /// <summary>Where the outlines come from, for the note under a map.</summary>
    public string Source { get; }

    /// <summary>All outlines.</summary>
    internal ImmutableArray<CountryOutline> All { get; }

    /// <summary>Reads outlines from a GeoJSON file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no GeoJSON of polygons with codes; the message describes the mistake.</exception>
    public static CountryOutlines ReadFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, Path.GetFileName(path));
    }

    /// <summary>Reads outlines from GeoJSON.</summary>
    /// <param name="json">The text in UTF-8.</param>
    /// <param name="source">Where they come from.</param>
    /// <exception cref="InvalidDataException">It is no GeoJSON of polygons with codes; the message describes the mistake.</exception>
    public static CountryOutlines Read(Stream json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var features = document.RootElement.GetProperty("features").EnumerateArray();
            var outlines = features.Select(Outline).Where(outline => outline.Rings.Length > 0).ToImmutableArray();
            if (outlines.All(outline => outline.Code.Length == 0))
                throw new InvalidDataException(
                    $"{source}: no feature has a code; expected an id or one of the properties {string.Join(", ", CodeNames)}"
                );
            return outlines.Sum(outline => outline.Rings.Sum(ring => ring.Length)) <= MostPoints
                ? new CountryOutlines(source, outlines)
                : throw new InvalidDataException($"{source}: got more than {MostPoints} points, expected outlines simplified for a map");
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{source}: not GeoJSON with a FeatureCollection of polygons ({wrong.Message})", wrong);
        }
    }

    /// <summary>Whether there is an outline of a code.</summary>
    public bool Has(string code) => All.Any(outline => outline.Code == code);

    /// <summary>The middle of an outline's largest part, degrees; null: there is no outline of this code.</summary>
    public (double Longitude, double Latitude)? MiddleOf(string code)
    {
        var rings = All.Where(outline => outline.Code == code).SelectMany(outline => outline.Rings).ToArray();
        if (rings.Length == 0)
            return null;
        var largest = rings.MaxBy(ring => Math.Abs(Area(ring)));
        var area = Area(largest);
        if (Math.Abs(area) < 1e-9)
            return largest[0];
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < largest.Length; i++)
        {
            var ((x1, y1), (x2, y2)) = (largest[i], largest[(i + 1) % largest.Length]);
            var cross = (x1 * y2) - (x2 * y1);
            (x, y) = (x + ((x1 + x2) * cross), y + ((y1 + y2) * cross));
        }
        return (x / (6 * area), y / (6 * area));
    }

    private static double Area(ImmutableArray<(double Longitude, double Latitude)> ring)
    {
        var sum = 0.0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (one, next) = (ring[i], ring[(i + 1) % ring.Length]);
            sum += (one.Longitude * next.Latitude) - (next.Longitude * one.Latitude);
        }
        return sum / 2;
    }

    private static CountryOutline Outline(JsonElement feature)
    {
        var geometry = feature.GetProperty("geometry");
        if (geometry.ValueKind == JsonValueKind.Null)
            return new CountryOutline("", []);
        var coordinates = geometry.GetProperty("coordinates");
        var polygons = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [coordinates],
            "MultiPolygon" => coordinates.EnumerateArray().ToArray(),
            _ => Array.Empty<JsonElement>(),
        };
        return new CountryOutline(CodeOf(feature), [.. polygons.SelectMany(polygon => polygon.EnumerateArray()).Select(Ring)]);
    }

    private static ImmutableArray<(double Longitude, double Latitude)> Ring(JsonElement ring) =>
        [.. ring.EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble()))];

    private static string CodeOf(JsonElement feature)
    {
        if (feature.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
            return id.GetString()!;
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            return "";
        foreach (var name in CodeNames)
        {
            if (properties.TryGetProperty(name, out var code) && code.ValueKind == JsonValueKind.String)
                return code.GetString()!;
        }
        return "";
    }
}
