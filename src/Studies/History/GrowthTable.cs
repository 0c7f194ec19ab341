namespace TradeSim.Studies.History;

/// <summary>Growth of economies as it was known at the end of a year, looked up once for each economy and year.</summary>
internal sealed class GrowthTable(GrowthVintages vintages)
{
    private readonly Dictionary<(string Economy, int Year), double> known = [];

    /// <summary>Growth of both economies of a pair together; not a number where one of them is unknown.</summary>
    public double OfBoth(string reporter, string partner, int year) => Of(reporter, year) + Of(partner, year);

    /// <summary>Whether any growth of both economies is known.</summary>
    public bool HasBoth(string reporter, string partner) => vintages.Has(reporter) && vintages.Has(partner);

    private double Of(string economy, int year)
    {
        if (!known.TryGetValue((economy, year), out var growth))
            known[(economy, year)] = growth = vintages.Growth(economy, year) ?? double.NaN;
        return growth;
    }
}
