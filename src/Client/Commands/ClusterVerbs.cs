using System.CommandLine;
#if !ORLEANS
using TradeSim.Client.Cluster;
#endif

namespace TradeSim.Client.Commands;

/// <summary>The verbs that have only a cluster to ask. A build without cluster support says what is missing.</summary>
internal static class ClusterVerbs
{
    public static IEnumerable<Command> All =>
#if ORLEANS
    [
        StudiesCommand.Create(),
        AttachCommand.Create(),
        CancelCommand.Create(),
        ResultsCommand.Create(),
        ClusterCommand.Create(),
    ];
#else
        Names.Select(Missing);

    private static readonly string[] Names = ["studies", "attach", "cancel", "results", "cluster"];

    private static Command Missing(string name)
    {
        var command = new Command(name, "Needs cluster support, which this build has not.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ => Verbs.Guarded(() => throw new UserException(ClusterSupport.Missing!)));
        return command;
    }
#endif
}
