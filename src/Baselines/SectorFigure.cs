namespace TradeSim.Baselines;

/// <summary>A figure of a sector: an elasticity, or a share of output, inputs or final demand.</summary>
/// <param name="Owner">Economy, or sector where there is no economy.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Input">Input, or empty.</param>
/// <param name="Value">Elasticity or share.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
/// <param name="Note">Note.</param>
internal sealed record SectorFigure(
    string Owner,
    string Sector,
    string Input,
    double Value,
    BuildStatus Status,
    string Source,
    string Note
);
