using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Sweeps;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim sweep FILE --over path=0:1:0.1</c>: an outcome over a grid of one or two parameters.</summary>
internal sealed class SweepCommand : StudyCommand
{
    private readonly ScenarioOptions scenario = new();
    private readonly OutcomeOptions outcome = new();
    private readonly Option<string[]> over = new("--over")
    {
        Description = "Parameter and values, both ends included. Repeat for a second parameter.",
        HelpName = "path=from:to:step",
        Required = true,
    };

    public SweepCommand()
        : base("sweep", "Run a grid over one or two parameters: a line, or a heat map.", "NAME-sweep")
    {
        scenario.AddTo(this);
        Output.AddTo(this);
        Add(over);
        outcome.AddTo(this);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed) =>
        new SweepRequest
        {
            Scenario = scenario.Of(parsed),
            Over = [.. parsed.GetValue(over)!.Select(SweepAxis.Parse).Select(axis => new SweepAxisRequest(axis.Path, axis.Values))],
            Reading = outcome.OutcomeOf(parsed),
        };
}
