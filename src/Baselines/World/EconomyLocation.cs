using System.Collections.Immutable;

namespace TradeSim.Baselines.World;

/// <summary>Where an economy lies: a country, or a bloc.</summary>
/// <param name="Members">ISO 3166-1 alpha-3 codes of its countries.</param>
/// <param name="Longitude">Position of its main city (CEPII GeoDist), or the mean of its members' cities, degrees east.</param>
/// <param name="Latitude">The same, degrees north.</param>
public sealed record EconomyLocation(ImmutableArray<string> Members, double Longitude, double Latitude)
{
    /// <summary>The location of an economy by its code, such as <c>KGZ</c> or <c>EU</c>; null: the code is neither a country nor a
    /// bloc.</summary>
    public static EconomyLocation? Of(string code)
    {
        var members =
            Countries.ByCode(code) is { } country ? [country]
            : Countries.Blocs.FirstOrDefault(bloc => bloc.Code == code) is { } bloc
                ? bloc.Members.Select(Countries.ByCode).OfType<Country>().ToArray()
            : Array.Empty<Country>();
        return members.Length == 0
            ? null
            : new EconomyLocation(
                [.. members.Select(member => member.Code)],
                members.Average(member => member.Longitude),
                members.Average(member => member.Latitude)
            );
    }
}
