using System.CommandLine;
using TradeSim.Client.Commands.Options;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim explain FILE</c>: what each policy and assumption adds to the change of an outcome.</summary>
internal sealed class ExplainCommand : StudyCommand
{
    private readonly ScenarioOptions scenario = new();
    private readonly OutcomeOptions outcome = new();
    private readonly Option<ulong> seed = UncertainOptions.SeedOption();
    private readonly Argument<string?> second = new("FILE2")
    {
        Description = "Second scenario: decompose the difference. --set applies to both.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string[]> with = new("--with")
    {
        Description = "Assumptions to switch on like a policy, by path. Growth by default; repeat for several.",
        HelpName = "path",
    };

    public ExplainCommand()
        : base(
            "explain",
            "Decompose the change in an outcome, or the difference between two scenarios, into contributions of growth and each measure.",
            "NAME-explain"
        )
    {
        scenario.AddTo(this);
        Add(second);
        Output.AddTo(this);
        outcome.AddTo(this);
        Add(with);
        Add(seed);
        Machine.AddTo(this);
        Hosts.AddTo(this);
    }

    /// <inheritdoc/>
    public override Request RequestOf(ParseResult parsed) =>
        new ExplainRequest
        {
            Scenario = scenario.Of(parsed),
            Second = parsed.GetValue(second) is { } other ? scenario.Of(parsed, other) : null,
            With = [.. parsed.GetValue(with) ?? []],
            Reading = outcome.OutcomeOf(parsed),
            Seed = parsed.GetValue(seed),
        };
}
