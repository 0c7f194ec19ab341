namespace TradeSim.Baselines;

/// <summary>A sector of the baseline to be built.</summary>
/// <param name="Code">Short code, as <c>agri-food</c>.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="Group">Group of sectors for targets and policies.</param>
/// <param name="Traded">Whether it crosses borders in the baseline.</param>
/// <param name="RelativeElasticity">Trade elasticity in any unit: only proportions between sectors count. Positive.</param>
/// <param name="ValueAddedShare">Value added as a share of output, in (0, 1).</param>
/// <param name="Status">Status of the two figures.</param>
/// <param name="Source">Source of the elasticity.</param>
/// <param name="Note">Source of the value-added share.</param>
internal sealed record SectorEntry(
    string Code,
    string Name,
    string Group,
    bool Traded,
    double RelativeElasticity,
    double ValueAddedShare,
    BuildStatus Status,
    string Source,
    string Note
);
