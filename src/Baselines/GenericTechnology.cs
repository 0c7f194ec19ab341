namespace TradeSim.Baselines;

/// <summary>
/// The world of a recipe without <c>sectors.csv</c>: goods, which cross borders, and services, which do not. The shares are assumptions,
/// rounded after the pattern of international input-output tables: value added is 0.37 of the output of goods and 0.58 of that of services.
/// </summary>
internal static class GenericTechnology
{
    private const string Source = "generic technology: rounded after the pattern of international input-output tables";

    /// <summary>Goods and services.</summary>
    public static IReadOnlyList<SectorEntry> Sectors { get; } =
    [
        new("goods", "Goods", "goods", true, 1, 0.37, BuildStatus.Assumed, Source, Source),
        new("services", "Services", "services", false, double.NaN, 0.58, BuildStatus.Assumed, Source, Source),
    ];

    /// <summary>Inputs of goods and services, as shares of what the sector spends on inputs.</summary>
    public static IReadOnlyList<SectorShare> Inputs { get; } =
    [
        new("goods", "", "goods", 0.75, BuildStatus.Assumed, Source),
        new("goods", "", "services", 0.25, BuildStatus.Assumed, Source),
        new("services", "", "goods", 0.40, BuildStatus.Assumed, Source),
        new("services", "", "services", 0.60, BuildStatus.Assumed, Source),
    ];

    /// <summary>Final demand the accounts start from.</summary>
    public static IReadOnlyList<SectorShare> Demand { get; } =
    [new("generic", "", "goods", 0.35, BuildStatus.Assumed, Source), new("generic", "", "services", 0.65, BuildStatus.Assumed, Source)];
}
