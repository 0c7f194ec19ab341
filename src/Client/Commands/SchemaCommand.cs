using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim schema</c>: the JSON schema of scenario files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--out", "-o") { Description = "Write to a file instead of the terminal.", HelpName = "FILE" };
        var force = new Option<bool>(CommonOptions.ForceName) { Description = "Overwrite the file." };
        var command = new Command("schema", "Print the JSON schema of scenario files, for completion and checks in editors.")
        {
            output,
            force,
        };
        command.SetAction(parsed =>
            Verbs.Guarded(() =>
            {
                var schema = ScenarioSchema.Write();
                if (parsed.GetValue(output) is { } file)
                    Write(file, schema, parsed.GetValue(force));
                else
                    Terminal.Raw(schema);
                return ExitCode.Done;
            })
        );
        return command;
    }

    private static void Write(string file, string schema, bool force)
    {
        if (file.Length == 0 || Directory.Exists(file))
            throw new UserException($"{CommonOptions.OutName}: got '{file}', expected the name of a file");
        if (!force && File.Exists(file))
            throw new UserException($"{file}: the file exists. Choose another, or overwrite it with {CommonOptions.ForceName}");
        File.WriteAllText(file, schema);
    }
}
