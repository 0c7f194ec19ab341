using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Cluster;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Grains;
using TradeSim.Grains.Messages;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim attach ID</c>: the progress of a study until it ends, from any client.</summary>
internal static class AttachCommand
{
    public static Command Create()
    {
        var hosts = HostOptions.OfClusterVerb();
        var id = Id();
        var command = new Command(
            "attach",
            "Show the progress of a study on a cluster until it ends. Ctrl+C stops watching; the study continues."
        )
        {
            id,
        };
        hosts.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    using var session = hosts.SessionOf(parsed, cancellation);
                    return Watch(session.Known(parsed.GetValue(id)!, cancellation), cancellation);
                })
        );
        return command;
    }

    /// <summary>The argument for the id of a study.</summary>
    public static Argument<string> Id() => new("ID") { Description = "Id of a study, as listed by tradesim studies." };

    private static int Watch(StudyClient study, CancellationToken cancellation)
    {
        var last = Terminal.Watched(study.Id, bar => ClusterSession.Wait(ClusterSession.Follow(study, bar, cancellation)));
        Terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{study.Id}: {StudiesCommand.Word(last.Status)}, {last.CasesFinished} of {last.Cases} "
                    + $"cases{(last.Status == StudyStatus.Finished ? $"; tradesim results {study.Id} --out DIR writes the answer" : "")}"
            )
        );
        switch (last.Status)
        {
            case StudyStatus.Finished:
                return ExitCode.Done;
            case StudyStatus.Unknown:
                Terminal.Line("The study is no longer on the cluster: its client has written the results, or a user has removed it.");
                return ExitCode.Done;
            case StudyStatus.Failed:
                Terminal.Error(last.Failure!);
                return ExitCode.Failed;
            default:
                return ExitCode.Failed;
        }
    }
}
