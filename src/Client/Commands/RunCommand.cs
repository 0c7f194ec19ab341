using System.CommandLine;
using TradeSim.Client.Cluster;
using TradeSim.Client.Commands.Options;
using TradeSim.Client.Printing;
using TradeSim.Runs;
using TradeSim.Runs.Folders;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Tables;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim run FILE...</c>: a scenario file to its tables, plots and report.</summary>
internal sealed class RunCommand : Command
{
    private readonly RunInputOptions input = new();
    private readonly OutputOptions output = new(
        "Folder for the results; out/NAME by default, with a number appended if the folder exists."
    );
    private readonly Option<bool> workbook = new("--xlsx")
    {
        Description = "Also write results.xlsx, a workbook for spreadsheet programs.",
    };
    private readonly Option<bool> iamc = new("--iamc")
    {
        Description = "Also write iamc.csv, one long table in the layout that pyam reads.",
    };
    private readonly Option<string?> outlines = CommonOptions.Outlines();
    private readonly HostOptions hosts = HostOptions.OfVerb();
    private readonly TraceOption trace = new();

    public RunCommand()
        : base("run", "Run scenarios and write tables, figures and a report.")
    {
        input.AddTo(this);
        output.AddTo(this);
        Add(workbook);
        Add(iamc);
        Add(outlines);
        hosts.AddTo(this);
        trace.AddTo(this);
        SetAction((parsed, cancellation) => Verbs.Cancellable(() => Run(parsed, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var style = StyleOf(parsed);
        var runs = input.Of(parsed);
        using var cases = trace.HostsOf(parsed, hosts, runs.Select(item => item.Loaded.Scenario), cancellation);
        var folders = new Stack<RunFolder>();
        try
        {
            // Claims all folders before the first scenario runs, so that errors appear at once.
            foreach (var name in FileNames.Different(runs.Select(item => Path.GetFileNameWithoutExtension(item.Loaded.Bundle.Scenario))))
                folders.Push(output.Claim(parsed, name, runs.Count > 1));
            var code = ExitCode.Done;
            foreach (var ((loaded, request), into) in runs.Zip(folders.Reverse()))
            {
                code = Math.Max(code, RunExecution.Execute(loaded, request, into, style, cases, cancellation));
                if (cases is ClusterHosts { Trace: { } messages })
                    TracePrinter.Print(messages, loaded.Scenario.World);
            }
            cases.Written();
            return code;
        }
        finally
        {
            foreach (var claimed in folders)
                claimed.Dispose();
        }
    }

    private ReportStyle StyleOf(ParseResult parsed)
    {
        var style = output.StyleOf(parsed);
        return style with
        {
            Outlines = CommonOptions.OutlinesOf(parsed.GetValue(outlines)),
            Formats =
                style.Formats
                | (parsed.GetValue(workbook) ? TableFormats.Workbook : TableFormats.None)
                | (parsed.GetValue(iamc) ? TableFormats.Iamc : TableFormats.None),
        };
    }
}
