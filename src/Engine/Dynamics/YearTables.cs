using System.Collections.Immutable;

namespace TradeSim.Engine.Dynamics;

/// <summary>One year of one case in full.</summary>
public sealed record YearTables
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Flows before tariff, million USD of the baseline year, [sector, importer, exporter].</summary>
    public required ImmutableArray<double> Flows { get; init; }

    /// <summary>Price indices of sectors for buyers, tariffs included, ratios to the baseline year, [economy, sector]; empty where the year
    /// was read from files, which do not contain them.</summary>
    public ImmutableArray<double> SectorPrices { get; init; } = [];

    /// <summary>The economies, in the order of the world.</summary>
    public required ImmutableArray<EconomyYearFigures> Economies { get; init; }
}
