using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TradeSim.Client.Commands;

/// <summary>The help of a command, and examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if ((command is RootCommand ? CommandExamples.First : CommandExamples.Of.GetValueOrDefault(command.Name)) is { } examples)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  tradesim {example}");
            output.WriteLine();
        }
        return code;
    }
}
