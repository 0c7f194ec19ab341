namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription NotACountry = new(
        "TS1701",
        "Not a country of the baseline",
        "Only a country of the baseline can be divided into regions.",
        "Use the code of a country of the baseline."
    );

    internal static readonly ErrorDescription RegionCode = new(
        "TS1702",
        "Code of a region not allowed",
        "The code of a region must be new: not an economy, a country or `all`.",
        "Choose another code."
    );

    internal static readonly ErrorDescription RegionShares = new(
        "TS1703",
        "Shares of regions do not fit",
        "Each region needs a share of every sector, and the shares of a sector sum to at most 1.",
        "Correct the shares. What they leave becomes the region CODE-rest."
    );

    internal static readonly ErrorDescription RegionFlow = new(
        "TS1704",
        "Known flow of a region not valid",
        "A known flow runs between a region of the divided country and another economy.",
        "Correct exporter and importer."
    );

    internal static readonly ErrorDescription RegionAccounts = new(
        "TS1705",
        "Known flows of regions do not fit",
        "The known flows exceed what the country trades, or what the region makes or spends by its shares.",
        "Lower the flows or raise the share of the region."
    );
}
