using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Requests;

/// <summary>Find the smallest intensity of a lever that reaches a target, in one case or with a probability.</summary>
public sealed record SolveRequest : UncertainScenarioRequest
{
    /// <summary>The type of this request.</summary>
    public const string KindName = "solve";

    /// <summary>Number of cases of each trial unless one is given.</summary>
    public const int DefaultCases = 256;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The target. Default: the scenario's first.</summary>
    public GoalRequest Goal
    {
        get;
        init => field = Member.NotNull(value, nameof(Goal));
    } = new();

    /// <summary>The government whose policies alone are scaled, by the code of its economy or country: "What can it achieve alone?" Joint
    /// measures are not among them. Null: any government.</summary>
    public string? By
    {
        get;
        init => field = Member.TextOrNull(value, nameof(By), Member.LongestName);
    }

    /// <summary>The levers, at least one unless <see cref="By"/> is given, which then takes all policies of that government. Several are
    /// scaled by one common factor and have no separate bounds.</summary>
    public required ImmutableArray<LeverRequest> Levers
    {
        get;
        init => field = Checked(value);
    }

    /// <summary>The share of drawn cases that must reach the target, between 0 and 1, neither included; null: the target is reached in one
    /// case, and nothing is drawn.</summary>
    public double? Probability
    {
        get;
        init =>
            field = Member.Finite(value, nameof(Probability)) is null or (> 0 and < 1)
                ? value
                : throw Member.Error(nameof(Probability), $"got {Invariant.Text(value!.Value)}, expected a number between 0 and 1");
    }

    /// <summary>Cases that are drawn at each trial if there is a <see cref="Probability"/>. Default 256, from 1 to
    /// <see cref="EnsembleRequest.MostCases"/>.</summary>
    public int Cases
    {
        get;
        init => field = Member.Within(value, 1, EnsembleRequest.MostCases, nameof(Cases));
    } = DefaultCases;

    /// <summary>How cases are chosen. Default: scrambled Sobol' points.</summary>
    public Sampling Sampling
    {
        get;
        init => field = Member.Known(value, nameof(Sampling));
    } = Sampling.Sobol;

    private static ImmutableArray<LeverRequest> Checked(ImmutableArray<LeverRequest> levers)
    {
        var given = Member.Items(levers, nameof(Levers));
        return given.Length > 1 && given.FirstOrDefault(lever => lever.From is not null) is { } bounded
            ? throw Member.Error(
                nameof(Levers),
                $"got bounds for {bounded.Path} beside other levers, expected paths without bounds: levers without costs are scaled by "
                    + $"one common factor"
            )
            : given;
    }
}
