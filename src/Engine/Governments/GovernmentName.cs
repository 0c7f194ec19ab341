using System.Collections.Immutable;
using TradeSim.Engine.Baseline;

namespace TradeSim.Engine.Governments;

/// <summary>What people call a government: its country where it is all regions of one, else its economies.</summary>
public static class GovernmentName
{
    /// <summary>The code of the country whose regions all take part, or the codes of the economies: <c>BLR</c>, <c>KGZ + RUS</c>.</summary>
    /// <param name="world">The world.</param>
    /// <param name="economies">Indices of the economies whose government it is.</param>
    public static string CodeOf(World world, ImmutableArray<int> economies) => NameOf(world, economies, economy => economy.Code);

    /// <summary>The same with the names of the economies.</summary>
    /// <param name="world">The world.</param>
    /// <param name="economies">Indices of the economies whose government it is.</param>
    public static string Of(World world, ImmutableArray<int> economies) => NameOf(world, economies, economy => economy.Name);

    private static string NameOf(World world, ImmutableArray<int> economies, Func<EconomyProfile, string> name)
    {
        ArgumentNullException.ThrowIfNull(world);
        var parts = new List<string>();
        foreach (var economy in economies)
        {
            var country = world.Economies[economy].PartOf;
            var whole =
                country is not null
                && Enumerable.Range(0, world.EconomyCount).All(n => world.Economies[n].PartOf != country || economies.Contains(n));
            var part = whole ? country! : name(world.Economies[economy]);
            if (!parts.Contains(part))
                parts.Add(part);
        }
        return string.Join(" + ", parts);
    }
}
