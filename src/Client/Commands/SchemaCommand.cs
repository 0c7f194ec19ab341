using System.CommandLine;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim schema</c>: the JSON schema of scenario files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--out", "-o") { Description = "Writes it to a file instead.", HelpName = "FILE" };
        var command = new Command("schema", "Prints the JSON schema of scenario files, so that editors complete and check them.") { output };
        command.SetAction(parsed => Verbs.Guarded(() =>
        {
            var schema = ScenarioSchema.Write();
            if (parsed.GetValue(output) is { } file) File.WriteAllText(file, schema);
            else Console.Out.WriteLine(schema);
            return ExitCode.Done;
        }));
        return command;
    }
}
