namespace TradeSim.Baselines;

/// <summary>A cell of <c>flows.csv</c>.</summary>
/// <param name="Exporter">Exporter.</param>
/// <param name="Importer">Importer; the exporter itself for domestic sales.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Value">Million US dollars, before the importer's tariff.</param>
/// <param name="Tariff">Ad valorem rate: 0.05 is 5 %.</param>
/// <param name="Status">Status of the value: the weaker of the pair total's and the sector split's.</param>
/// <param name="TotalStatus">Status of the pair's total over sectors.</param>
/// <param name="TariffStatus">Status of the tariff; null: unknown, and the rate is the recipe's default.</param>
/// <param name="Source">Source of the total.</param>
/// <param name="Note">The rules that made the value.</param>
internal sealed record FlowRow(
    string Exporter,
    string Importer,
    string Sector,
    double Value,
    double Tariff,
    BuildStatus Status,
    BuildStatus TotalStatus,
    BuildStatus? TariffStatus,
    string Source,
    string Note
)
{
    /// <summary>Whether the row adds information to the table: a flow of 0 may have a tariff, which it pays when something makes it
    /// flow.</summary>
    public bool IsInformative => Value > 0 || Tariff > 0;
}
