using System.Globalization;
using TradeSim.Engine.Baseline;
using TradeSim.Grains.Messages;

namespace TradeSim.Client.Printing;

/// <summary>What <c>--trace</c> prints: the messages between a market and its countries in one round.</summary>
internal static class TracePrinter
{
    private const int MostSuppliers = 3;

    public static void Print(RoundTrace trace, World world)
    {
        var silos = trace.Economies.Select(economy => economy.Silo).Append(trace.Silo).Distinct().Count();
        Terminal.Line();
        Terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Messages of {trace.Year}, round {trace.Round} (the last: the market clears). {world.EconomyCount} countries and the "
                    + $"market on {silos} {(silos == 1 ? "silo" : "silos")}; {trace.Messages} messages from the market so far."
            )
        );
        Terminal.Line($"The market is on {trace.Silo}. Money is in million USD of the baseline year.");
        var width = world.Economies.Max(economy => economy.Code.Length);
        for (var n = 0; n < world.EconomyCount; n++)
        {
            var (economy, code) = (trace.Economies[n], world.Economies[n].Code.PadRight(width));
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  market -> {code}  quotes: wage {economy.Wage:0.0000}, sales {economy.Sales:n0}, offers of {world.EconomyCount} "
                        + $"countries"
                )
            );
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {code} -> market  orders: {economy.Orders.Sum():n0}: {Suppliers(economy, world, n)}; income {economy.Income:n0} "
                        + $"(on {economy.Silo})"
                )
            );
        }
        foreach (var decision in trace.Decisions)
            Terminal.Line($"  government -> market  {decision}");
    }

    /// <summary>What it buys at home, from its largest suppliers, and from all others.</summary>
    private static string Suppliers(EconomyTrace economy, World world, int own)
    {
        int[] largest =
        [
            .. Enumerable
                .Range(0, world.EconomyCount)
                .Where(supplier => supplier != own && economy.Orders[supplier] > 0)
                .OrderByDescending(supplier => economy.Orders[supplier])
                .Take(MostSuppliers),
        ];
        var parts = largest.Prepend(own).Select(supplier => Part(world.Economies[supplier].Code, economy.Orders[supplier])).ToList();
        var others = economy.Orders.Sum() - economy.Orders[own] - largest.Sum(supplier => economy.Orders[supplier]);
        if (world.EconomyCount > largest.Length + 1)
            parts.Add(Part("others", others));
        return string.Join(", ", parts);

        static string Part(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:n0}");
    }
}
