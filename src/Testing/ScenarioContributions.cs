using TradeSim.Runs;
using TradeSim.Studies.Explaining;

namespace TradeSim.Testing;

/// <summary>What policies contribute to an outcome, in a test.</summary>
/// <param name="Explanation">The study.</param>
public sealed record ScenarioContributions(Explanation Explanation)
{
    /// <summary>What a policy contributes, in the outcome's unit.</summary>
    public double Of(string policy) =>
        Explanation.Contributions.FirstOrDefault(item => item.Name == policy || item.Name == $"policies.{policy}")?.Value
        ?? throw new ArgumentException(
            $"No policy {policy} contributes; there are {string.Join(", ", Explanation.Contributions.Select(item => item.Name))}.",
            nameof(policy)
        );

    /// <summary>A policy contributes at least that much.</summary>
    public ScenarioContributions ShouldBeAtLeast(string policy, double value, string? because = null) =>
        Check(Of(policy) >= value, policy, $"at least {ShortText.Of(value)}", because);

    /// <summary>A policy contributes at most that much.</summary>
    public ScenarioContributions ShouldBeAtMost(string policy, double value, string? because = null) =>
        Check(Of(policy) <= value, policy, $"at most {ShortText.Of(value)}", because);

    /// <summary>A policy contributes more than another.</summary>
    public ScenarioContributions ShouldBeMore(string policy, string thanPolicy, string? because = null) =>
        Check(Of(policy) > Of(thanPolicy), policy, $"more than the {ShortText.Of(Of(thanPolicy))} of {thanPolicy}", because);

    private ScenarioContributions Check(bool holds, string policy, string expected, string? because) =>
        holds
            ? this
            : throw new ScenarioAssertionException(
                $"{policy} contributes {ShortText.Of(Of(policy))} to {Explanation.Reading.Name} in "
                    + $"{ShortText.Of(Explanation.Reading.Year)}, expected {expected}{(because is null ? "" : $", because {because}")}.\n  "
                    + $"all off: {ShortText.Of(Explanation.Start)}, "
                    + string.Join(", ", Explanation.Contributions.Select(item => $"{item.Name}: {ShortText.Of(item.Value)}"))
                    + $", all on: {ShortText.Of(Explanation.End)}"
            );
}
