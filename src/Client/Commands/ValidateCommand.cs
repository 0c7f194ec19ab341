using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim validate FILE...</c>: every error and warning, and the contents of the scenario, without running it.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files();
        var set = CommonOptions.Set();
        var large = CommonOptions.Large();
        var parameters = new Option<bool>("--parameters")
        {
            Description = "Also list the parameters with value and range, and the effective trade elasticities.",
        };
        var command = new Command("validate", "Check scenario files and list all errors and warnings, without running them.")
        {
            files,
            set,
            large,
            parameters,
        };
        command.SetAction(parsed =>
            Verbs.Guarded(() =>
            {
                var paths = parsed.GetValue(files)!;
                if (paths.Length == 0)
                    throw new UserException("no scenario file given");
                var code = ExitCode.Done;
                foreach (var path in paths)
                {
                    code = Math.Max(
                        code,
                        Verbs.Guarded(() =>
                        {
                            var loaded = ScenarioReader.Read(path, parsed.GetValue(set)!, CommonOptions.Limits(parsed.GetValue(large)));
                            Terminal.Warnings(loaded.Warnings);
                            _ = StatedUncertainty.Read(loaded);
                            loaded.Print(path, parsed.GetValue(parameters));
                            return ExitCode.Done;
                        })
                    );
                }
                return code;
            })
        );
        return command;
    }
}
