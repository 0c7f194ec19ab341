using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Tables;

namespace TradeSim.Studies.Sensitivities;

/// <summary>A tornado chart.</summary>
/// <param name="Reading">The figure.</param>
/// <param name="Middle">The figure with all factors at their medians.</param>
/// <param name="Bars">The widest first.</param>
/// <param name="Failed">Cases without results.</param>
public sealed record TornadoResult(Reading Reading, double Middle, ImmutableArray<TornadoBar> Bars, ImmutableArray<FailedCase> Failed)
{
    /// <summary>The chart as a table.</summary>
    public StudyTable Table() =>
        new("tornado", ["factor", "low", "middle", "high"], Bars.Select(bar => new object?[] { bar.Factor, bar.Low, Middle, bar.High }));
}
