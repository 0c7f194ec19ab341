namespace TradeSim.Baselines.World;

/// <summary>An economy of the world data.</summary>
/// <param name="Code">ISO 3166-1 alpha-3 code.</param>
/// <param name="Iso2">ISO 3166-1 alpha-2 code.</param>
/// <param name="Numeric">Numeric codes that BACI and UN Comtrade use; some are not ISO's.</param>
/// <param name="Name">English name (CLDR).</param>
/// <param name="OtherNames">German and Russian names (CLDR), and other names in use.</param>
/// <param name="Longitude">Position of the main city (CEPII GeoDist), degrees east.</param>
/// <param name="Latitude">The same, degrees north.</param>
internal sealed record Country(
    string Code,
    string Iso2,
    int[] Numeric,
    string Name,
    string[] OtherNames,
    double Longitude,
    double Latitude
);
