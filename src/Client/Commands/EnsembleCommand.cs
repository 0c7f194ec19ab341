using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Runs.Folders;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim ensemble FILE</c>: how sure are we, and how likely is the target?</summary>
internal sealed class EnsembleCommand : StudyCommand
{
    /// <summary>Name of the option that limits the outcomes that are kept.</summary>
    public const string KeepName = "--keep";

    private readonly ScenarioOptions scenario = new();
    private readonly SamplingOptions sampling = new(EnsembleRequest.DefaultCases);
    private readonly UncertainOptions uncertain = new();
    private readonly HistoryOption history = new("History behind the forecast band: past forecast errors of each pair.");
    private readonly Option<string[]> keep = new(KeepName)
    {
        Description = "Outcome to keep of each case; all by default. Repeat for several.",
        HelpName = "NAME",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly ResumeOptions resume = new();

    public EnsembleCommand()
        : base("ensemble", "Run many simulations with uncertain parameters drawn at random.", "NAME-ensemble")
    {
        scenario.AddTo(this);
        Output.AddTo(this);
        resume.AddTo(this);
        sampling.AddTo(this);
        uncertain.AddTo(this);
        Add(keep);
        Add(history.Option);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed)
    {
        if (resume.FolderOf(parsed) is { } folder)
            return resume.RequestOf(parsed, folder, scenario, uncertain, [.. Output.ForReaders, .. Machine.All, .. Hosts.All]);
        return new EnsembleRequest
        {
            Scenario = scenario.Of(parsed),
            Cases = sampling.CasesOf(parsed),
            Sampling = sampling.Of(parsed),
            Seed = uncertain.SeedOf(parsed),
            Uncertain = uncertain.DistributionsOf(parsed),
            FailedCases = uncertain.FailedCasesOf(parsed),
            Keep = [.. parsed.GetValue(keep)!],
            History = history.Of(parsed),
        };
    }

    /// <inheritdoc/>
    protected override StudyStart Start(ParseResult parsed, Request request) =>
        resume.FolderOf(parsed) is { } folder ? resume.Start(parsed, request, folder) : base.Start(parsed, request);
}
