using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>A place on a <see cref="FlowMap"/>: an economy.</summary>
internal sealed record MapPlace
{
    /// <summary>A place.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="longitude">Where flows start and end, degrees east, −180 to 180.</param>
    /// <param name="latitude">The same, degrees north, −90 to 90.</param>
    /// <param name="codes">The codes of its outlines.</param>
    /// <param name="isMarked">Whether the figure is about it.</param>
    /// <exception cref="ArgumentException">The name is empty, or the position is not on Earth.</exception>
    public MapPlace(string name, double longitude, double latitude, IEnumerable<string> codes, bool isMarked = false)
    {
        Name = Check.Name(name, "A place on a map");
        if (!(longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90))
            throw new ArgumentException($"'{name}' lies at no longitude from -180 to 180 and latitude from -90 to 90.");
        (Longitude, Latitude, IsMarked) = (longitude, latitude, isMarked);
        Codes = [.. codes];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where flows start and end, degrees east.</summary>
    public double Longitude { get; }

    /// <summary>Where flows start and end, degrees north.</summary>
    public double Latitude { get; }

    /// <summary>The codes of its outlines.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>Whether the figure is about it.</summary>
    public bool IsMarked { get; }
}
