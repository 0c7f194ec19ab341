using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim sensitivity FILE</c>: the drivers of an outcome.</summary>
internal sealed class SensitivityCommand : StudyCommand
{
    private readonly ScenarioOptions scenario = new();
    private readonly OutcomeOptions outcome = new();
    private readonly UncertainOptions uncertain = new();
    private readonly Option<string> method = new("--method")
    {
        Description = "morris: screening by elementary effects; sobol: shares of variance.",
        DefaultValueFactory = _ => "morris",
    };
    private readonly Option<int?> samples = new("--samples")
    {
        Description =
            $"Walks of morris ({SensitivityRequest.DefaultWalks} by default) or base points of sobol "
            + $"({SensitivityRequest.DefaultPoints} by default).",
    };

    public SensitivityCommand()
        : base("sensitivity", "Find the drivers of an outcome: tornado, and Morris effects or Sobol' indices.", "NAME-sensitivity")
    {
        method.AcceptOnlyFromAmong("morris", "sobol");
        scenario.AddTo(this);
        Output.AddTo(this);
        Add(method);
        Add(samples);
        outcome.AddTo(this);
        uncertain.AddTo(this);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed) =>
        new SensitivityRequest
        {
            Scenario = scenario.Of(parsed),
            Method = parsed.GetValue(method) == "sobol" ? SensitivityMethod.Sobol : SensitivityMethod.Morris,
            Samples = parsed.GetValue(samples),
            Reading = outcome.OutcomeOf(parsed),
            Seed = uncertain.SeedOf(parsed),
            Uncertain = uncertain.DistributionsOf(parsed),
            FailedCases = uncertain.FailedCasesOf(parsed),
        };
}
