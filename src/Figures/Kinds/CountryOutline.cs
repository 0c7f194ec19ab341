using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>The outline of one country.</summary>
/// <param name="Code">Its code; empty: it has none, and is drawn as land.</param>
/// <param name="Rings">Its rings: outer borders and holes.</param>
internal sealed record CountryOutline(string Code, ImmutableArray<ImmutableArray<(double Longitude, double Latitude)>> Rings);
