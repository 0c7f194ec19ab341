using System.Collections.Immutable;

namespace TradeSim.Studies.Ensembles;

/// <summary>One year of a fan chart.</summary>
/// <param name="Year">The year.</param>
/// <param name="Quantiles">The outcome at each of <see cref="EnsembleResult.FanProbabilities"/>.</param>
internal sealed record FanYear(int Year, ImmutableArray<double> Quantiles);
