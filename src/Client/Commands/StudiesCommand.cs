using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Grains.Messages;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim studies</c>: the studies that a cluster knows, and how far they are.</summary>
internal static class StudiesCommand
{
    public static Command Create()
    {
        var hosts = HostOptions.OfClusterVerb();
        var command = new Command("studies", "List the studies of a cluster with their progress.");
        hosts.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    using var session = hosts.SessionOf(parsed, cancellation);
                    var studies = session.Studies(cancellation);
                    if (studies.Count == 0)
                        Terminal.Line("No studies.");
                    else
                        Terminal.Table(
                            "study",
                            ["", "cases", "silos", "batches lost", "asked"],
                            studies.Select(study => (study.Id, Cells(study)))
                        );
                    return ExitCode.Done;
                })
        );
        return command;
    }

    /// <summary>The status of a study, in a word.</summary>
    public static string Word(StudyStatus status) =>
        status switch
        {
            StudyStatus.Running => "running",
            StudyStatus.Finished => "finished",
            StudyStatus.Cancelled => "cancelled",
            StudyStatus.Failed => "failed",
            _ => "unknown",
        };

    private static IReadOnlyList<string> Cells(StudyProgress study) =>
        [
            Word(study.Status),
            string.Create(CultureInfo.InvariantCulture, $"{study.CasesFinished} of {study.Cases}"),
            study.Silos.ToString(CultureInfo.InvariantCulture),
            study.BatchesLost.ToString(CultureInfo.InvariantCulture),
            study.Name,
        ];
}
