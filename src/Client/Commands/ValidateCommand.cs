using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Commands.Options;
using TradeSim.Runs;
using TradeSim.Scenarios;
using Scenario = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim validate FILE...</c>: every error and warning, and what the scenario holds, without running it.</summary>
internal static class ValidateCommand
{
    /// <summary>Boehm, Levchenko and Pandalai-Nayar (2023) report the first year and the long run, which takes 7 to 10.</summary>
    private static readonly int[] YearsSeen = [1, 3, 7];

    /// <summary>Years after which nothing is left of the way, however slow buyers are.</summary>
    private const int InTheEnd = 100_000;

    public static Command Create()
    {
        var files = CommonOptions.Files();
        var set = CommonOptions.Set();
        var large = CommonOptions.Large();
        var command = new Command(
            "validate",
            "Reads scenarios and says everything that is wrong or odd, and what they hold, without running them."
        )
        {
            files,
            set,
            large,
        };
        command.SetAction(parsed =>
            Verbs.Guarded(() =>
            {
                var paths = parsed.GetValue(files)!;
                if (paths.Length == 0)
                    throw new UserException("got no scenario file, expected at least one");
                var code = ExitCode.Done;
                foreach (var path in paths)
                {
                    code = Math.Max(
                        code,
                        Verbs.Guarded(() =>
                        {
                            var loaded = ScenarioReader.Read(path, parsed.GetValue(set)!, CommonOptions.Limits(parsed.GetValue(large)));
                            foreach (var warning in loaded.Warnings)
                                Terminal.Warning(warning.ToString());
                            _ = StatedUncertainty.Read(loaded);
                            Describe(path, loaded);
                            return ExitCode.Done;
                        })
                    );
                }
                return code;
            })
        );
        return command;
    }

    private static void Describe(string path, LoadedScenario loaded)
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
