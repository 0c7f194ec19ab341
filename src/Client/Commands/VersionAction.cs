using System.CommandLine;
using System.CommandLine.Invocation;
using TradeSim.Client.Printing;
using TradeSim.Runs.Provenance;
using TradeSim.Studies;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim --version</c>: the version of the program and the identity of its engine.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"{Manifest.EngineVersion} (engine {EngineIdentity.Current})");
        return ExitCode.Done;
    }
}
