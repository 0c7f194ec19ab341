namespace TradeSim.Scenarios.Building;

/// <summary>An economy of the baseline to be built.</summary>
/// <param name="Code">Short code, as KGZ.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="Kind"><c>country</c>, <c>region</c> or <c>rest</c> (at most one: what the world total leaves).</param>
/// <param name="PartOf">The country a region belongs to, or empty.</param>
/// <param name="Bloc">Customs union it belongs to, or empty; tariff rows may name it.</param>
/// <param name="DemandPattern">The pattern of <c>demand.csv</c> its final demand starts from.</param>
public sealed record EconomyEntry(string Code, string Name, string Kind, string PartOf, string Bloc, string DemandPattern);

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
public sealed record SectorEntry(
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

/// <summary>A figure of an economy in a year: GDP in million US dollars, or real growth as a fraction.</summary>
/// <param name="Economy">Code, or WORLD.</param>
/// <param name="Year">Year.</param>
/// <param name="Value">Million US dollars, or a fraction.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
public sealed record YearFigure(string Economy, int Year, double Value, BuildStatus Status, string Source);

/// <summary>What one side says it traded.</summary>
/// <param name="Reporter">Who says so: the exporter or the importer.</param>
/// <param name="Exporter">Exporter, or WORLD.</param>
/// <param name="Importer">Importer, or WORLD.</param>
/// <param name="Year">Year.</param>
/// <param name="Value">Goods, million US dollars.</param>
/// <param name="Status">Reported, or estimated where part of a year was scaled up.</param>
/// <param name="Source">Source.</param>
public sealed record TradeReport(
    string Reporter,
    string Exporter,
    string Importer,
    int Year,
    double Value,
    BuildStatus Status,
    string Source
);

/// <summary>A stated turnover, both ways, without the directions.</summary>
/// <param name="Basis">Basis it belongs to, or <c>any</c>.</param>
/// <param name="One">One economy.</param>
/// <param name="Other">The other.</param>
/// <param name="Value">Million US dollars.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
/// <param name="Note">How the directions are found.</param>
public sealed record StatedTurnover(string Basis, string One, string Other, double Value, BuildStatus Status, string Source, string Note);

/// <summary>What separates two economies.</summary>
/// <param name="One">One economy.</param>
/// <param name="Other">The other.</param>
/// <param name="Kilometres">Distance, km.</param>
/// <param name="Language">1 if a language is shared.</param>
public sealed record Separation(string One, string Other, double Kilometres, double Language);

/// <summary>A tariff rule; of the rules that fit, the last in the table holds.</summary>
/// <param name="Importer">Code, bloc or <c>*</c>.</param>
/// <param name="Exporter">Code, bloc or <c>*</c>.</param>
/// <param name="Sector">Code or <c>*</c>.</param>
/// <param name="Rate">Ad valorem rate: 0.05 is 5 %.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
public sealed record TariffRule(string Importer, string Exporter, string Sector, double Rate, BuildStatus Status, string Source);

/// <summary>A share by sector: of an economy's exports or imports, of a sector's inputs, or of final demand.</summary>
/// <param name="Owner">Economy, sector or demand pattern.</param>
/// <param name="Flow"><c>exports</c>, <c>imports</c>, or empty.</param>
/// <param name="Sector">Sector or input.</param>
/// <param name="Share">Share; an owner's shares sum to 1.</param>
/// <param name="Status">Status.</param>
/// <param name="Source">Source.</param>
public sealed record SectorShare(string Owner, string Flow, string Sector, double Share, BuildStatus Status, string Source);

/// <summary>Trade of an economy with the world in one commodity; what the listed commodities leave follows the structure table.</summary>
/// <param name="Economy">Economy.</param>
/// <param name="Flow"><c>exports</c> or <c>imports</c>.</param>
/// <param name="Item">Commodity as the source calls it.</param>
/// <param name="Sector">Sector it belongs to.</param>
/// <param name="Value">Million US dollars.</param>
public sealed record Commodity(string Economy, string Flow, string Item, string Sector, double Value);

/// <summary>What is known of a pair's goods: how much more (or less) of a sector than both sides' trade with the world suggests.</summary>
/// <param name="Exporter">Exporter.</param>
/// <param name="Importer">Importer.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Weight">Factor on the proportional split; 1 changes nothing.</param>
/// <param name="Source">What it rests on.</param>
public sealed record Emphasis(string Exporter, string Importer, string Sector, double Weight, string Source);

/// <summary>Least share of domestic goods in an economy's spending on a sector, where the recipe's general one would be absurd.</summary>
/// <param name="Economy">Economy.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Share">Share in (0, 1).</param>
public sealed record LeastHomeShare(string Economy, string Sector, double Share);

/// <summary>A region of a country, to be split off from the country's built accounts.</summary>
/// <param name="Code">Short code, as KGZ-C.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="PartOf">The country.</param>
/// <param name="GdpShare">Share of the country's GDP; the shares of a country's regions are scaled to sum to 1.</param>
/// <param name="Exports">Exports to abroad, million US dollars; scaled so that the regions' sum is the country's.</param>
/// <param name="Imports">Imports from abroad, million US dollars; scaled likewise.</param>
/// <param name="Source">Source.</param>
public sealed record RegionEntry(string Code, string Name, string PartOf, double GdpShare, double Exports, double Imports, string Source);

/// <summary>What is known of a region's goods: how much more of a sector than the country's structure suggests.</summary>
/// <param name="Region">Region.</param>
/// <param name="Flow"><c>exports</c>, <c>imports</c> or <c>output</c> (for the home market).</param>
/// <param name="Sector">Sector.</param>
/// <param name="Weight">Factor; 1 changes nothing.</param>
public sealed record RegionGoods(string Region, string Flow, string Sector, double Weight);
