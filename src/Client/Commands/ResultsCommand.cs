using System.CommandLine;
using TradeSim.Client.Cluster;
using TradeSim.Client.Commands.Options;
using TradeSim.Grains;
using TradeSim.Grains.Messages;
using TradeSim.Runs;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Folders;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary>
/// <c>tradesim results ID --out DIR</c>: writes the same files as the study's own client. The study contains its request. The command
/// executes the request again and finds the cases finished.
/// </summary>
internal sealed class ResultsCommand : Command
{
    private readonly Argument<string> id = AttachCommand.Id();
    private readonly OutputOptions output = new("Folder for the results; out/ID by default, with a number appended if the folder exists.");
    private readonly HostOptions hosts = HostOptions.OfClusterVerb();

    public ResultsCommand()
        : base("results", "Wait for a study on a cluster and write its results.")
    {
        Add(id);
        output.AddTo(this);
        hosts.AddTo(this);
        SetAction((parsed, cancellation) => Verbs.Cancellable(() => Run(parsed, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        using var session = hosts.SessionOf(parsed, cancellation);
        var study = session.Known(parsed.GetValue(id)!, cancellation);
        var order = ClusterSession.Wait(study.Order(cancellation))!;
        var request = RequestOf(study, order);
        if (ClusterSession.Wait(study.Describe(cancellation)).Status == StudyStatus.Cancelled)
            throw new UserException($"{study.Id}: the study was cancelled. To resume it, repeat its command: {order.Name}");
        var loaded = RequestScenarios.Read(request.AllScenarios()[0], order.ToBundle());
        using var folder = output.Claim(parsed, study.Id);
        var cases = new ClusterHosts(session, cancellation);
        var style = output.StyleOf(parsed);
        var code = request is RunRequest run
            ? RunExecution.Execute(loaded, run, folder, style, cases, cancellation)
            : StudyCommand.Execute(new StudyStart(request, [loaded], folder), style, new ExecutionOptions { Hosts = cases }, cancellation);
        cases.WrittenAgain(study.Id);
        return code;
    }

    /// <summary>The request of a study whose results are complete without other studies.</summary>
    private static Request RequestOf(StudyClient study, StudyOrder order) =>
        order.ToRequest() switch
        {
            null => throw new UserException($"{study.Id}: another program than tradesim started this study"),
            CheckRequest or BriefRequest => throw new UserException(
                $"{study.Id}: the results of tradesim {order.Kind} need other studies too. Repeat that command: finished "
                    + $"cases do not run again"
            ),
            { } request => request,
        };
}
