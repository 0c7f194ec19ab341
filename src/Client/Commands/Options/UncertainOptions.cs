using System.Collections.Immutable;
using System.CommandLine;
using TradeSim.Runs;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;

namespace TradeSim.Client.Commands.Options;

/// <summary>Uncertain parameters and the handling of failed cases.</summary>
internal sealed class UncertainOptions
{
    private readonly Option<string[]> uncertain = new("--uncertain")
    {
        Description =
            "Distribution of a parameter, such as normal(0.05,0.01), uniform(0,1), chance(0.6) or shocks(0.5,0.02). Repeat for several.",
        HelpName = "path=normal(m,s)",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<ulong> seed = SeedOption();

    /// <summary>Whether figures are computed from the cases that did not fail.</summary>
    public Option<bool> LeaveOut { get; } =
        new(LeaveOutName) { Description = "Compute figures without failed cases, instead of refusing them." };

    /// <summary>Name of <see cref="LeaveOut"/>.</summary>
    public const string LeaveOutName = "--leave-out-failed";

    /// <summary>The seed of draws.</summary>
    public static Option<ulong> SeedOption() => new("--seed") { Description = "Seed of all random draws.", DefaultValueFactory = _ => 1 };

    /// <summary>All options.</summary>
    public Option[] All => [uncertain, seed, LeaveOut];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    /// <summary>The distributions.</summary>
    /// <exception cref="UserException">One is no path and distribution.</exception>
    public ImmutableArray<UncertainParameterRequest> DistributionsOf(ParseResult parsed) => [.. parsed.GetValue(uncertain)!.Select(Split)];

    /// <summary>The seed.</summary>
    public ulong SeedOf(ParseResult parsed) => parsed.GetValue(seed);

    /// <summary>Handling of failed cases.</summary>
    public FailedCaseHandling FailedCasesOf(ParseResult parsed) =>
        parsed.GetValue(LeaveOut) ? FailedCaseHandling.LeaveOut : FailedCaseHandling.Refuse;

    private static UncertainParameterRequest Split(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new UncertainParameterRequest(text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw new UserException($"--uncertain: got {text}, expected path=normal(mean,deviation)");
    }
}
