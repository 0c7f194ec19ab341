using System.Collections.Immutable;

namespace TradeSim.Baselines.World;

/// <summary>Where an economy lies: a country, or a bloc.</summary>
/// <param name="Name">Its name in English.</param>
/// <param name="Members">ISO 3166-1 alpha-3 codes of its countries.</param>
/// <param name="Longitude">Position of its main city (CEPII GeoDist), or the mean of its members' cities, degrees east.</param>
/// <param name="Latitude">The same, degrees north.</param>
internal sealed record EconomyLocation(string Name, ImmutableArray<string> Members, double Longitude, double Latitude)
{
    /// <summary>The location of an economy by its code, such as <c>KGZ</c> or <c>EU</c>; null: the code is neither a country nor a
    /// bloc.</summary>
    public static EconomyLocation? Of(string code)
    {
        if (Countries.ByCode(code) is { } country)
            return new EconomyLocation(country.Name, [code], country.Longitude, country.Latitude);
        if (Countries.Blocs.FirstOrDefault(each => each.Code == code) is not { } bloc)
            return null;
        var members = bloc.Members.Select(Countries.ByCode).OfType<Country>().ToArray();
        return new EconomyLocation(
            bloc.Name,
            [.. members.Select(member => member.Code)],
            members.Average(member => member.Longitude),
            members.Average(member => member.Latitude)
        );
    }
}
