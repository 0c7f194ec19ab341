using System.Globalization;
using TradeSim.Scenarios;
using Scenario = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Client.Printing;

/// <summary>Prints what a scenario contains.</summary>
internal static class ScenarioPrinter
{
    /// <summary>Boehm, Levchenko and Pandalai-Nayar (2023) report the first year and the long run, which takes 7 to 10.</summary>
    private static readonly int[] YearsSeen = [1, 3, 7];

    /// <summary>Years after which nothing is left of the way, however slow buyers are.</summary>
    private const int InTheEnd = 100_000;

    /// <summary>Prints a summary of a scenario.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="path">Its file.</param>
    /// <param name="withParameters">Also lists effective elasticities and all parameters.</param>
    public static void Print(this LoadedScenario loaded, string path, bool withParameters)
    {
        var (scenario, world) = (loaded.Scenario, loaded.Scenario.World);
        Terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: valid. {Count(world.EconomyCount, "economy", "economies")}, {Count(world.SectorCount, "sector", "sectors")}, "
                    + $"{scenario.BaselineYear} to {scenario.LastYear}. {Count(scenario.Policies.Length, "policy", "policies")}, "
                    + $"{Count(loaded.Assumptions.Length, "assumption", "assumptions")}, "
                    + $"{Count(scenario.Outcomes.Length, "outcome", "outcomes")}, {Count(scenario.Targets.Length, "target", "targets")}"
            )
        );
        var flows = loaded.Baseline.Provenance.Counts.Where(count => count.Table == "flows.csv").ToArray();
        if (flows.Length > 0)
        {
            var counts = flows.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Rows} {Words(count.Status)}"));
            Terminal.Line($"  Flows: {string.Join(", ", counts)}");
        }
        var gaps = DataGap.Of(loaded);
        if (gaps.Length > 0)
            Terminal.Line("  Assumed for lack of data, the most important for the targets first:");
        foreach (var gap in gaps)
            Terminal.Line($"    {gap.What}");
        if (!withParameters)
        {
            if (scenario.Parameters.Length > 0)
                Terminal.Line($"  {Count(scenario.Parameters.Length, "parameter", "parameters")} can be changed; --parameters lists them");
            return;
        }
        DescribeElasticities(scenario);
        if (scenario.Parameters.Length > 0)
            Terminal.Line("  Parameters you can change:");
        foreach (var parameter in scenario.Parameters)
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {parameter.Path} = {parameter.Default} ({parameter.Minimum} to {parameter.Maximum})"
                )
            );
    }

    /// <summary>Elasticities that slow buyers show after some years, by sector.</summary>
    private static void DescribeElasticities(Scenario scenario)
    {
        Terminal.Line($"  Effective trade elasticity after {YearsSeen[0]}, {YearsSeen[1]} and {YearsSeen[2]} years, and in the long run:");
        var width = scenario.World.Sectors.Max(sector => sector.Code.Length);
        for (var sector = 0; sector < scenario.World.SectorCount; sector++)
        {
            var seen = YearsSeen.Select(years => Elasticity(scenario.ElasticityAfter(sector, years)));
            Terminal.Line(
                $"    {scenario.World.Sectors[sector].Code.PadRight(width)}  {string.Join(", ", seen)}; "
                    + Elasticity(scenario.ElasticityAfter(sector, InTheEnd))
            );
        }
    }

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    private static string Elasticity(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Words(FigureStatus status) =>
        status switch
        {
            FigureStatus.Reported => "reported",
            FigureStatus.Mirror => "mirrored",
            FigureStatus.Estimated => "estimated",
            FigureStatus.Assumed => "assumed",
            _ => "without status",
        };
}
