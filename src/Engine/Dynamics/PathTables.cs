using System.Collections.Immutable;

namespace TradeSim.Engine.Dynamics;

/// <summary>All flows and the accounts of all economies along a path, as the files out have them.</summary>
public sealed class PathTables(int baselineYear, ImmutableArray<YearTables> years)
{
    /// <summary>The baseline year.</summary>
    public int BaselineYear { get; } = baselineYear;

    /// <summary>One entry a year, the baseline year first.</summary>
    public ImmutableArray<YearTables> Years { get; } = years;
}
