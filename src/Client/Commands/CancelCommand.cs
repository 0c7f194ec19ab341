using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Cluster;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Grains.Messages;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim cancel ID</c>: cancels a study on a cluster.</summary>
internal static class CancelCommand
{
    public static Command Create()
    {
        var hosts = HostOptions.OfClusterVerb();
        var id = AttachCommand.Id();
        var remove = new Option<bool>("--remove") { Description = "Also remove finished cases." };
        var command = new Command("cancel", "Stop a study on a cluster. Finished cases are kept; repeat the study's command to resume it.")
        {
            id,
            remove,
        };
        hosts.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    using var session = hosts.SessionOf(parsed, cancellation);
                    var study = session.Known(parsed.GetValue(id)!, cancellation);
                    ClusterSession.Wait(study.Cancel(cancellation));
                    var last = ClusterSession.Wait(study.Describe(cancellation));
                    if (parsed.GetValue(remove))
                        ClusterSession.Wait(study.Remove(cancellation));
                    var what =
                        last.Status == StudyStatus.Cancelled || !parsed.GetValue(remove) ? StudiesCommand.Word(last.Status) + " " : "";
                    Terminal.Line(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{study.Id}: {what}after {last.CasesFinished} of {last.Cases} "
                                + $"cases{(parsed.GetValue(remove) ? ", removed" : "")}"
                        )
                    );
                    return ExitCode.Done;
                })
        );
        return command;
    }
}
