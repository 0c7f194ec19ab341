using System.CommandLine;
using TradeSim.Client.Cluster;
using TradeSim.Grains.Messages;
using TradeSim.Runs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Commands;

/// <summary>
/// <c>tradesim results ID --out DIR</c>: writes what the study's own client would have written. The study knows what was asked, so the
/// verb is asked again, and finds its cases finished.
/// </summary>
internal static class ResultsCommand
{
    public static Command Create()
    {
        var id = AttachCommand.Id();
        var output = CommonOptions.Out("Folder for the results; out/ID by default, with a number behind it if that exists.");
        var (force, language, png) = (CommonOptions.Force(), CommonOptions.Language(), CommonOptions.Png());
        var command = new Command(
            "results",
            "Waits for a study on a cluster and writes its answer: the same files that its own client would have written."
        )
        {
            id,
            output,
            force,
            language,
            png,
        };
        foreach (var option in HostOptions.OfClusterVerb())
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    using var session = HostOptions.SessionOf(parsed, cancellation);
                    var study = session.Known(parsed.GetValue(id)!, cancellation);
                    var order = ClusterSession.Ask(study.Order(cancellation))!;
                    var verb = Verbs.All.SingleOrDefault(item => item is StudyCommand && item.Name == order.Verb);
                    if (verb is null && order.Verb != Run.Verb)
                        throw new UserException(
                            $"{study.Id}: got a study of {(order.Verb.Length > 0 ? $"tradesim {order.Verb}, whose answer is more than this study; ask it again: what is finished is not run again" : "another program")}, expected one of a verb that asks one study"
                        );
                    if (ClusterSession.Ask(study.Describe(cancellation)).Status == StudyStatus.Cancelled)
                        throw new UserException(
                            $"{study.Id}: got a study that was cancelled, expected one that runs or is finished; asking the same again goes on with it: {order.Name}"
                        );
                    var loaded = ScenarioReader.Read(order.ToBundle(), order.Limits);
                    using var folder = RunFolder.Claim(parsed.GetValue(output), study.Id, oneOfMany: false, parsed.GetValue(force));
                    var question = new Question(order.Verb, [.. order.Arguments], order.Name);
                    var hosts = new ClusterHosts(session, order.IsLarge, cancellation);
                    var code = verb is StudyCommand known
                        ? known.Answer(question, loaded, folder, order.Limits, CommonOptions.StyleOf(parsed), hosts, cancellation)
                        : RunCommand.RunOne(loaded, question, folder, CommonOptions.StyleOf(parsed), hosts, cancellation);
                    hosts.WrittenAgain(study.Id);
                    return code;
                })
        );
        return command;
    }
}
