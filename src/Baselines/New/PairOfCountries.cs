using TradeSim.Baselines.World;

namespace TradeSim.Baselines.New;

/// <summary>Two countries and their trade in a baseline.</summary>
/// <param name="One">One country.</param>
/// <param name="Other">The other.</param>
/// <param name="Tables">The baseline.</param>
internal sealed record PairOfCountries(Country One, Country Other, BaselineTables Tables)
{
    /// <summary>What goes from the one to the other, million US dollars.</summary>
    public double There => Trade(One, Other);

    /// <summary>Trade in the other direction.</summary>
    public double Back => Trade(Other, One);

    /// <summary>Both ways.</summary>
    public double Turnover => There + Back;

    private double Trade(Country exporter, Country importer) =>
        Tables.Flows.Where(flow => flow.Exporter == exporter.Code && flow.Importer == importer.Code).Sum(flow => flow.Value);
}
