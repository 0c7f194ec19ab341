namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription ColumnIgnored = new(
        "TS3001",
        "Column ignored",
        "No part of the program reads this column. It may be a remark.",
        "Rename it if it should be a known column. Otherwise no action is needed."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription YearIgnored = new(
        "TS3002",
        "Year outside the run",
        "A value is given for a year that the run does not have. It has no effect.",
        "Extend `years:` or delete the value."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription NoGrowth = new(
        "TS3003",
        "No growth",
        "The scenario gives no growth for some economies, so they do not grow.",
        "Give growth, or a `default` for all other economies."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription InflationIgnored = new(
        "TS3004",
        "Inflation without effect",
        "Prices are constant, so inflation has no effect.",
        "Write `prices: nominal`, or delete the inflation."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription TariffOnDomesticSales = new(
        "TS3005",
        "Tariff on domestic sales",
        "flows.csv has tariffs on what economies sell to themselves. They act as a tax.",
        "Set them to 0, unless they represent a tax."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription RowWithoutFlow = new(
        "TS3006",
        "Row without effect",
        "The scenario divides a country into regions, and this row names only trade inside the country.",
        "Nothing needs to be done, or name regions by their own codes."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription PolicyWithoutEffect = new(
        "TS3007",
        "Policy without effect",
        "The baseline has nothing on which the policy could act, or its numbers change nothing.",
        "Check exporter, importer and sector of the policy."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription TariffUnknown = new(
        "TS3008",
        "Present tariff unknown",
        "The effect of a new tariff depends on the present one, which the baseline does not know for some flows.",
        "Import a tariff table: `tradesim import FILE`."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription PolicyTooLate = new(
        "TS3009",
        "Policy after the last year",
        "The policy starts after the last year of the run, so it has no effect.",
        "Extend `years:` or let the policy start earlier."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription IntensityZero = new(
        "TS3010",
        "Intensity 0",
        "The policy is switched off, so it has no effect. Studies can still switch it on.",
        "Nothing needs to be done, or set `intensity: 1`."
    )
    {
        IsWarning = true,
    };

    internal static readonly ErrorDescription SemicolonTable = new(
        "TS3011",
        "Semicolons between columns",
        "Spreadsheet programs write such tables where the comma is the decimal mark. A comma in a number is read as that.",
        "Nothing needs to be done, or save the table as CSV with commas and decimal points."
    )
    {
        IsWarning = true,
    };
}
