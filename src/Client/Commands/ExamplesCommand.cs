using System.CommandLine;
using TradeSim.Client.Printing;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim examples</c>: the example scenarios that are installed with the program.</summary>
internal static class ExamplesCommand
{
    public static Command Create()
    {
        var command = new Command("examples", "List the example scenarios.");
        command.SetAction(_ =>
            Verbs.Guarded(() =>
            {
                var width = ExampleScenarios.Names.Max(name => name.Length);
                foreach (var name in ExampleScenarios.Names)
                    Console.Out.WriteLine($"{name.PadRight(width)}  {ExampleScenarios.Title(name)}");
                return ExitCode.Done;
            })
        );
        return command;
    }
}
