using System.CommandLine;
using TradeSim.Baselines.New;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim new COUNTRY COUNTRY</c>: a folder with a baseline and a scenario that runs; <c>--example NAME</c>: a copy of an
/// example with its data.</summary>
internal static class NewCommand
{
    private const string ExampleName = "--example";

    public static Command Create()
    {
        var countries = new Argument<string[]>("COUNTRY")
        {
            Description = "Two countries: ISO codes such as SRB, or names in English, German or Russian.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var example = new Option<string?>(ExampleName)
        {
            Description = "Example to copy with its data. tradesim examples lists them.",
            HelpName = "NAME",
        };
        var options = new NewScenarioOptions();
        var output = CommonOptions.Out("Folder to write to. Default: the two codes, such as srb-vnm; for an example the current folder.");
        var force = CommonOptions.Force("Overwrite files that exist.");
        var command = new Command("new", "Create a baseline and a first scenario for two countries, or copy an example.")
        {
            countries,
            example,
            output,
            force,
        };
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    string[] named = parsed.GetValue(countries) ?? [];
                    if (named.Length == 0)
                        return Copy(parsed.GetValue(example), parsed.GetValue(output) ?? ".", parsed.GetValue(force));
                    if (parsed.GetValue(example) is not null)
                        throw new UserException($"name two countries or {ExampleName}, not both");
                    var request = options.Of(parsed, named);
                    var folder = parsed.GetValue(output) ?? NewScenario.FolderName(request);
                    if (!parsed.GetValue(force) && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                        throw new UserException($"{folder}: the folder is not empty; {CommonOptions.ForceName} overwrites files there");
                    var made = NewScenario.Create(request, folder, cancellation);
                    foreach (var line in made.Summary)
                        Terminal.Line(line);
                    Terminal.Line($"Next: tradesim run {made.ScenarioFile}");
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static int Copy(string? example, string folder, bool force)
    {
        var name = example
            ?? throw new UserException(
                $"name two countries, such as SRB VNM, or an example to copy, such as {ExampleName} {ExampleScenarios.Names[0]}"
            );
        var file = ExampleScenarios.Copy(name, folder, force);
        Terminal.Line($"Wrote {file} and its data. Run it with: tradesim run {file}");
        return ExitCode.Done;
    }
}
