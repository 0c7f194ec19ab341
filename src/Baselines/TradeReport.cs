namespace TradeSim.Baselines;

/// <summary>What one side says it traded.</summary>
/// <param name="Reporter">Source of the report: the exporter, the importer, or a data set that reconciles both, as <c>BACI</c>.</param>
/// <param name="Exporter">Exporter, or WORLD.</param>
/// <param name="Importer">Importer, or WORLD.</param>
/// <param name="Year">Year.</param>
/// <param name="Value">Goods, million US dollars.</param>
/// <param name="Status">Reported, or estimated where part of a year was scaled up.</param>
/// <param name="Source">Source.</param>
/// <param name="Sector">Sector; empty: all goods.</param>
internal sealed record TradeReport(
    string Reporter,
    string Exporter,
    string Importer,
    int Year,
    double Value,
    BuildStatus Status,
    string Source,
    string Sector = ""
);
