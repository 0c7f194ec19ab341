using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Sensitivities;

/// <summary>Sobol' indices of a figure.</summary>
/// <param name="Reading">The figure.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="Factors">The factors, the one with the largest total share first.</param>
/// <param name="Failed">Cases without results.</param>
/// <param name="Cases">Cases that were run.</param>
public sealed record SobolResult(
    Reading Reading,
    double Mean,
    double Variance,
    ImmutableArray<SobolIndex> Factors,
    ImmutableArray<FailedCase> Failed,
    int Cases
)
{
    /// <summary>The indices as a table.</summary>
    public StudyTable Table() =>
        new(
            "sobol",
            ["factor", "first", "first_low", "first_high", "total", "total_low", "total_high"],
            Factors.Select(item =>
                new object?[]
                {
                    item.Factor,
                    item.First.Value,
                    item.First.Low,
                    item.First.High,
                    item.Total.Value,
                    item.Total.Low,
                    item.Total.High,
                }
            )
        );
}
