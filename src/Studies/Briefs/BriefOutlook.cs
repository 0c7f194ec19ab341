using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;

namespace TradeSim.Studies.Briefs;

/// <summary>What many simulations say of a target: within the model spread, and within the forecast band.</summary>
/// <param name="Spread">Fan of the model spread.</param>
/// <param name="SpreadProbability">Probability of the target within the model spread.</param>
/// <param name="Band">Fan of the forecast band; null: no history.</param>
/// <param name="BandProbability">Probability of the target within the forecast band; null: no history.</param>
internal sealed record BriefOutlook(
    ImmutableArray<FanYear> Spread,
    GoalProbability SpreadProbability,
    ImmutableArray<FanYear>? Band,
    GoalProbability? BandProbability
)
{
    /// <summary>The widest available fan: the forecast band, or else the model spread.</summary>
    public ImmutableArray<FanYear> Widest => Band ?? Spread;

    /// <summary>What <see cref="Widest"/> includes.</summary>
    public UncertaintyKind Kind => Band is null ? UncertaintyKind.ModelSpread : UncertaintyKind.ForecastBand;

    /// <summary>The outlook of an ensemble.</summary>
    internal static BriefOutlook Of(EnsembleResult result, Goal goal)
    {
        var spread = result.Spread ?? result;
        return new BriefOutlook(
            spread.Fan(goal.Reading.Name),
            spread.Probability(goal),
            result.Spread is null ? null : result.Fan(goal.Reading.Name),
            result.Spread is null ? null : result.Probability(goal)
        );
    }
}
