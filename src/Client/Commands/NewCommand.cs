using System.CommandLine;
using TradeSim.Runs;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim new --example NAME</c>: a scenario to start from, with its data.</summary>
internal static class NewCommand
{
    private const string ExampleName = "--example";

    public static Command Create()
    {
        var example = new Option<string?>(ExampleName)
        {
            Description = "Example to copy, with its data. List them with: tradesim examples",
            HelpName = "NAME",
        };
        var output = CommonOptions.Out("Folder to write to. Default: the current folder.");
        var force = CommonOptions.Force("Overwrite files that exist.");
        var command = new Command("new", "Create a scenario to start from. Example: tradesim new --example business-as-usual --out trade")
        {
            example,
            output,
            force,
        };
        command.SetAction(parsed =>
            Verbs.Guarded(() =>
            {
                var folder = parsed.GetValue(output) ?? ".";
                var name = parsed.GetValue(example)
                    ?? throw new UserException($"name an example to copy, such as {ExampleName} {ExampleScenarios.Names[0]}");
                var file = ExampleScenarios.Copy(name, folder, parsed.GetValue(force));
                Console.Out.WriteLine($"Wrote {file} and its data. Run it with: tradesim run {file}");
                return ExitCode.Done;
            })
        );
        return command;
    }
}
