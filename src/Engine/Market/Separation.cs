using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Market;

/// <summary>
/// Worlds without an equilibrium because of who trades with whom: a group of economies that buys from others must sell to them, or be given
/// what it spends there; and one common factor of spending cannot close the accounts of groups that do not trade with each other.
/// </summary>
internal static class Separation
{
    private const double Negligible = 1e-9; // of a group's income: what transfers leave open by rounding

    /// <summary>Why a case of a year has no equilibrium, as a sentence without its end; null: trade is not the reason.</summary>
    /// <param name="world">The world.</param>
    /// <param name="market">The year.</param>
    /// <param name="case">The case.</param>
    public static string? Of(World world, MarketYear market, int @case)
    {
        var sells = Reaches(world, market, @case);
        return market.Transfers == TransferRule.Proportional ? OfGroups(world, sells) : OfOneWayTrade(world, market, sells, @case);
    }

    /// <summary>Whether an economy sells to another, itself or through others [seller, buyer].</summary>
    private static bool[,] Reaches(World world, MarketYear market, int @case)
    {
        var n = world.EconomyCount;
        var reaches = new bool[n, n];
        for (var importer = 0; importer < n; importer++)
        {
            var own = market.Economies[importer];
            for (var exporter = 0; exporter < n; exporter++)
            {
                for (var j = 0; j < world.SectorCount; j++)
                    reaches[exporter, importer] |= own.Rows.GrossShare(j, exporter, @case) > 0 && world.Output(exporter, j) > 0;
            }
            foreach (var offtake in own.Offtakes)
                reaches[offtake.Exporter, importer] |= offtake.Share[@case] > 0 || offtake.Value[@case] > 0;
        }
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var m = 0; m < n && reaches[i, k]; m++)
                    reaches[i, m] |= reaches[k, m];
            }
        }
        return reaches;
    }

    private static string? OfGroups(World world, bool[,] reaches)
    {
        var groups = Groups(world.EconomyCount, (a, b) => reaches[a, b] || reaches[b, a]);
        return groups.Count < 2
            ? null
            : $"no equilibrium: {string.Join(" and ", groups.Select(group => Names(world, group)))} do not trade with each other. "
                + "One common factor closes the accounts of all economies under transfers: proportional; use transfers: fixed or none";
    }

    /// <summary>A group that only buys from the others, or only sells to them, and no transfer that would pay for it.</summary>
    private static string? OfOneWayTrade(World world, MarketYear market, bool[,] reaches, int @case)
    {
        string? onlySells = null;
        foreach (var group in Groups(world.EconomyCount, (a, b) => reaches[a, b] && reaches[b, a]))
        {
            var others = Enumerable.Range(0, world.EconomyCount).Except(group).ToArray();
            var (sells, buys) = (
                group.Any(one => others.Any(other => reaches[one, other])),
                group.Any(one => others.Any(other => reaches[other, one]))
            );
            var received =
                group.Sum(one => market.Economies[one].Transfer[@case]) / group.Sum(one => market.LabourIncome[market.Size.At(one, @case)]);
            if (buys && !sells && received <= Negligible)
                return NoBalance(
                    world,
                    group,
                    "buys from other economies, but sells nothing to them",
                    "receives no transfer to pay for it"
                );
            if (sells && !buys && received >= -Negligible)
                onlySells ??= NoBalance(world, group, "sells to other economies, but buys nothing from them", "pays no transfer");
        }
        return onlySells;
    }

    private static string NoBalance(World world, List<int> group, string trade, string transfer) =>
        $"no equilibrium: {Names(world, group)} {trade} and {transfer}, so its trade cannot balance";

    /// <summary>Groups of an equivalence, each in the order of the world and by its first economy.</summary>
    private static List<List<int>> Groups(int count, Func<int, int, bool> together)
    {
        var groups = new List<List<int>>();
        var groupOf = new int[count];
        Array.Fill(groupOf, -1);
        for (var first = 0; first < count; first++)
        {
            if (groupOf[first] >= 0)
                continue;
            var group = new List<int> { first };
            groupOf[first] = groups.Count;
            for (var at = 0; at < group.Count; at++)
            {
                for (var other = 0; other < count; other++)
                {
                    if (groupOf[other] >= 0 || !together(group[at], other))
                        continue;
                    groupOf[other] = groups.Count;
                    group.Add(other);
                }
            }
            group.Sort();
            groups.Add(group);
        }
        return groups;
    }

    private static string Names(World world, List<int> group)
    {
        const int Most = 4;
        var named = group.Take(Most).Select(n => $"{world.Economies[n].Code} ({world.Economies[n].Name})");
        var rest = group.Count - Most;
        return string.Join(", ", named) + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest} more") : "");
    }
}
