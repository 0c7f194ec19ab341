using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Sensitivities;

/// <summary>A screening.</summary>
/// <param name="Reading">The figure.</param>
/// <param name="Factors">The factors, the one that matters most first.</param>
/// <param name="Failed">Cases without results.</param>
/// <param name="Cases">Cases that were run.</param>
public sealed record MorrisResult(Reading Reading, ImmutableArray<ElementaryEffects> Factors, ImmutableArray<FailedCase> Failed, int Cases)
{
    /// <summary>The screening as a table.</summary>
    public StudyTable Table() =>
        new(
            "morris",
            ["factor", "mu_star", "mu_star_standard_error", "mu", "sigma", "effects"],
            Factors.Select(item =>
                new object?[] { item.Factor, item.MeanAbsolute, item.StandardError, item.Mean, item.Deviation, item.Effects }
            )
        );
}
