using System.CommandLine;
using System.Globalization;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim validate FILE...</c>: every error and warning, and what the scenario holds, without running it.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var set = CommonOptions.Set();
        var large = CommonOptions.Large();
        var command = new Command("validate", "Reads scenarios and says everything that is wrong or odd, and what they hold, without running them.") { files, set, large };
        command.SetAction(parsed => Verbs.Guarded(() =>
        {
            var paths = parsed.GetValue(files)!;
            if (paths.Length == 0) throw new UserException("got no scenario file, expected at least one");
            var code = ExitCode.Done;
            foreach (var path in paths)
            {
                code = Math.Max(code, Verbs.Guarded(() =>
                {
                    Describe(path, ScenarioReader.Read(path, parsed.GetValue(set)!, CommonOptions.Limits(parsed.GetValue(large))));
                    return ExitCode.Done;
                }));
            }
            return code;
        }));
        return command;
    }

    private static void Describe(string path, LoadedScenario loaded)
    {
        foreach (var warning in loaded.Warnings) Terminal.Warning(warning.ToString());
        var (scenario, world) = (loaded.Scenario, loaded.Scenario.World);
        Terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{path}: valid; {world.EconomyCount} economies, {world.SectorCount} sectors, {scenario.BaselineYear} to {scenario.LastYear}; {scenario.Policies.Length} policies, {loaded.Assumptions.Length} assumptions, {scenario.Outcomes.Length} outcomes, {scenario.Targets.Length} targets"));
        var flows = loaded.Baseline.Provenance.Counts.Where(count => count.Table == "flows.csv").ToArray();
        if (flows.Length > 0)
            Terminal.Line($"  flows: {string.Join(", ", flows.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Rows} {Words(count.Status)}")))}");
        if (scenario.Parameters.Length > 0) Terminal.Line("  a case may set:");
        foreach (var parameter in scenario.Parameters)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"    {parameter.Path} = {parameter.Default} ({parameter.Minimum} to {parameter.Maximum})"));
    }

    private static string Words(FigureStatus status) => status switch
    {
        FigureStatus.Reported => "reported",
        FigureStatus.Mirror => "mirrored",
        FigureStatus.Estimated => "estimated",
        FigureStatus.Assumed => "assumed",
        _ => "without status",
    };
}
