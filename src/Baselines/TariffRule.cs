namespace TradeSim.Baselines;

/// <summary>A tariff rule; of the matching rules, the last in the table applies.</summary>
/// <param name="Importer">Code, bloc or <c>*</c>.</param>
/// <param name="Exporter">Code, bloc or <c>*</c>.</param>
/// <param name="Sector">Code or <c>*</c>.</param>
/// <param name="Rate">Ad valorem rate: 0.05 is 5 %.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
internal sealed record TariffRule(string Importer, string Exporter, string Sector, double Rate, BuildStatus Status, string Source);
