using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Provenance;
using TradeSim.Scenarios;
using TradeSim.Simulator;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim serve FILE</c>: a page with a slider for each number of a scenario and the results for its targets.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "A scenario file (YAML or JSON).", Arity = ArgumentArity.ZeroOrOne };
        var port = new Option<int>("--port")
        {
            Description =
                "Port on this machine; 0, the default, takes any free one. With a fixed port, an open page reconnects after a "
                + "restart.",
            HelpName = "0-65535",
        };
        var open = new Option<bool>("--open") { Description = "Open the page in the browser." };
        var (set, large, language) = (CommonOptions.Set(), CommonOptions.Large(), CommonOptions.Language());
        var command = new Command("serve", "Serve a page with sliders for policies and assumptions on this machine. Ctrl+C stops it.")
        {
            file,
            port,
            open,
            set,
            large,
            language,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    if (parsed.GetValue(file) is not { } path)
                        throw new UserException("no scenario file given. Example: tradesim serve scenarios/kyrgyzstan-belarus-500m.yaml");
                    if (parsed.GetValue(port) is var wrong && wrong is < 0 or > 65535)
                        throw new UserException(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"--port: got {wrong}, expected a port from 1 to 65535, or 0 for any free one"
                            )
                        );
                    var limits = CommonOptions.Limits(parsed.GetValue(large));
                    var loaded = ScenarioReader.Read(path, parsed.GetValue(set)!, limits);
                    _ = StatedUncertainty.Read(loaded); // sliders are as wide as it says
                    Terminal.Warnings(loaded.Warnings);
                    var service = new SimulatorService(loaded, ReportLanguage.For(parsed.GetValue(language)!), limits);
                    if (service.Given(cancellation).Result.Failure is { } failure)
                    {
                        Terminal.Error($"{loaded.Scenario.Name}: {failure}");
                        return ExitCode.Failed;
                    }
                    string Again(int taken) =>
                        CommandText.Of([
                            command.Name,
                            path,
                            .. parsed.GetValue(set)!.SelectMany(item => (string[])[set.Name, item]),
                            .. parsed.GetValue(large) ? (string[])[large.Name] : [],
                            .. parsed.GetValue(language) is var spoken && spoken != "en" ? (string[])[language.Name, spoken!] : [],
                            port.Name,
                            taken.ToString(CultureInfo.InvariantCulture),
                        ]);
                    return ServeExecution
                        .Serve(service, Again, parsed.GetValue(port), parsed.GetValue(open), cancellation)
                        .GetAwaiter()
                        .GetResult();
                })
        );
        return command;
    }
}
