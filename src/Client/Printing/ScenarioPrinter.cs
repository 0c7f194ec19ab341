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

    /// <summary>Prints what a scenario contains.</summary>
    public static void Print(this LoadedScenario loaded, string path)
    {
        var (scenario, world) = (loaded.Scenario, loaded.Scenario.World);
        Terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: valid; {world.EconomyCount} economies, {world.SectorCount} sectors, {scenario.BaselineYear} to {scenario.LastYear}; {scenario.Policies.Length} policies, {loaded.Assumptions.Length} assumptions, {scenario.Outcomes.Length} outcomes, {scenario.Targets.Length} targets"
            )
        );
        var flows = loaded.Baseline.Provenance.Counts.Where(count => count.Table == "flows.csv").ToArray();
        if (flows.Length > 0)
            Terminal.Line(
                $"  flows: {string.Join(", ", flows.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Rows} {Words(count.Status)}")))}"
            );
        var gaps = DataGap.Of(loaded);
        if (gaps.Length > 0)
            Terminal.Line("  assumed for lack of data, the most important for the targets first:");
        foreach (var gap in gaps)
            Terminal.Line($"    {gap.What}");
        DescribeElasticities(scenario);
        if (scenario.Parameters.Length > 0)
            Terminal.Line("  a case may set:");
        foreach (var parameter in scenario.Parameters)
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {parameter.Path} = {parameter.Default} ({parameter.Minimum} to {parameter.Maximum})"
                )
            );
    }

    /// <summary>What buyers who take their time make of the trade elasticities, by sector.</summary>
    private static void DescribeElasticities(Scenario scenario)
    {
        Terminal.Line(
            $"  trade elasticity that one sees {string.Join(", ", YearsSeen)} years after a lasting change of costs, and in the end:"
        );
        var width = scenario.World.Sectors.Max(sector => sector.Code.Length);
        for (var sector = 0; sector < scenario.World.SectorCount; sector++)
        {
            var seen = YearsSeen.Select(years => Elasticity(scenario.ElasticityAfter(sector, years)));
            Terminal.Line(
                $"    {scenario.World.Sectors[sector].Code.PadRight(width)}  {string.Join(", ", seen)}; {Elasticity(scenario.ElasticityAfter(sector, InTheEnd))}"
            );
        }
    }

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
