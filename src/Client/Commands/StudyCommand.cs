using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Provenance;
using TradeSim.Runs.Reports;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary>A verb that parses its arguments into a request, executes it, prints the answer and writes a folder.</summary>
internal abstract class StudyCommand : Command
{
    /// <summary>Makes a verb; derived classes add arguments and options.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="folderName">The folder of results by default.</param>
    protected StudyCommand(string name, string description, string folderName)
        : base(name, description)
    {
        Output = new OutputOptions($"Folder for the results; out/{folderName} by default, with a number appended if the folder exists.");
        SetAction((parsed, cancellation) => Verbs.Cancellable(() => Run(parsed, cancellation)));
    }

    /// <summary>Where results are written, and for whom.</summary>
    protected OutputOptions Output { get; }

    /// <summary>Threads and batches.</summary>
    protected MachineOptions Machine { get; } = new();

    /// <summary>Where cases are run.</summary>
    protected HostOptions Hosts { get; } = HostOptions.OfVerb();

    /// <summary>The request that the arguments describe.</summary>
    public abstract Request RequestOf(ParseResult parsed);

    /// <summary>Reads what a study starts from.</summary>
    protected virtual StudyStart Start(ParseResult parsed, Request request)
    {
        var scenarios = RequestScenarios.Read(request);
        var name = request.AllScenarios() is [var first, ..] ? $"{Path.GetFileNameWithoutExtension(first.File)}-{Name}" : Name;
        return new StudyStart(RequestScenarios.Identified(request, scenarios), scenarios, Output.Claim(parsed, name));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var request = RequestOf(parsed);
        using var hosts = Hosts.Of(parsed, cancellation);
        var start = Start(parsed, request);
        using var folder = start.Folder;
        var options = new ExecutionOptions
        {
            Hosts = hosts,
            Machine = Machine.Of(parsed),
            RetryFailed = start.RetryFailed,
        };
        var code = Execute(start, Output.StyleOf(parsed), options, cancellation);
        hosts.Written();
        return code;
    }

    /// <summary>Runs a study under a progress bar, prints the answer and writes its folder.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(StudyStart start, ReportStyle style, ExecutionOptions options, CancellationToken cancellation)
    {
        Terminal.Warnings(start.Scenarios.SelectMany(scenario => scenario.Warnings));
        string? journal = null;
        string Begin(string? history) => journal = start.Begin(options.Hosts.Name, history);
        var verb = CommandText.VerbOf(start.Request);
        try
        {
            var run = Terminal.Watched(verb, progress =>
            {
                var context = new StudyContext { Progress = progress, Cancellation = cancellation };
                return StudyRun.Of(start, style, options with { Context = context, BeginJournal = Begin });
            });
            run.Print(start, style.Language);
            start.Folder.PrintWritten(run.Write(), style.Language);
            return run.Answer.ExitCodeOf();
        }
        catch (OperationCanceledException) when (journal is not null)
        {
            Terminal.Error($"Finished cases are kept. Resume with: {CommandText.Of([verb, ResumeOptions.ResumeName, start.Folder.Shown])}");
            throw;
        }
        catch (FailedCasesException refused) when (refused.MayBeLeftOut && start.Request is UncertainScenarioRequest)
        {
            throw new FailedCasesException($"{refused.Message} Use {UncertainOptions.LeaveOutName}.", refused);
        }
    }
}
