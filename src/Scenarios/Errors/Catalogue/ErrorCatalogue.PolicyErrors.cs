namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription WrongOwner = new(
        "TS1801",
        "These governments cannot decide this policy",
        "`by:` names governments that have no power over the measure. A tariff, for example, is decided by the importer.",
        "Add one of the governments that the message names to `by:`.",
        """
        - { kind: tariff, by: BLR, importer: KGZ, ... }   # wrong
        - { kind: tariff, by: KGZ, importer: KGZ, ... }   # right
        """
    );

    internal static readonly ErrorDescription NoTradeBetween = new(
        "TS1802",
        "No trade between different countries",
        "Exporter and importer name no flow between two countries. Trade inside a country counts only between regions named "
            + "by their own codes.",
        "Name two different countries, or regions."
    );

    internal static readonly ErrorDescription WrongPartner = new(
        "TS1803",
        "Partner not allowed",
        "A partner must be another economy than the one that the measure is about.",
        "Name another economy."
    );

    internal static readonly ErrorDescription SalesNotOne = new(
        "TS1804",
        "Sales of a project do not sum to 1",
        "All of a project's output is sold, so the shares of its markets sum to 1.",
        "Correct the shares under `sells:`."
    );

    internal static readonly ErrorDescription TariffAtHome = new(
        "TS1805",
        "Tariff or export tax on own sales",
        "A tariff is levied on imports and an export tax on exports, not on what an economy sells to itself.",
        "Exclude the importer from the exporters."
    );

    internal static readonly ErrorDescription FreightIncomplete = new(
        "TS1806",
        "Freight rate incomplete",
        "A freight rate needs both its old and its new value, and the value of a tonne of the goods.",
        "Give `freight-before`, `freight-after` and `tonne-value`."
    );

    internal static readonly ErrorDescription SubsidyTooLarge = new(
        "TS1807",
        "Subsidy exceeds the price",
        "The yearly subsidy times the years of the credit exceeds the limit of what a credit can pay.",
        "Lower `subsidy` or `credit-years`. A subsidy of 0.05 is 5 percentage points."
    );

    internal static readonly ErrorDescription TooManyFlows = new(
        "TS1808",
        "Policies on too many flows",
        "The policies together act on more flows than the limit.",
        "Name fewer economies or sectors. `--large` raises the limit."
    );
}
