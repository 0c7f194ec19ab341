namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription NotABaseline = new(
        "TS1501",
        "Not the folder of a baseline",
        "A baseline needs the tables economies.csv, sectors.csv and flows.csv in one folder.",
        "Check `baseline:`; it is relative to the scenario's folder. `tradesim new` creates a baseline."
    );

    internal static readonly ErrorDescription InvalidCode = new(
        "TS1502",
        "Invalid or duplicate code",
        "Codes of economies and sectors are unique, without blanks around them.",
        "Correct or rename the code."
    );

    internal static readonly ErrorDescription PartOf = new(
        "TS1503",
        "Wrong part_of",
        "Only a region is part of a country, and it must name the country.",
        "Fill `part_of` for regions, and leave it empty for other economies."
    );

    internal static readonly ErrorDescription NoRows = new(
        "TS1504",
        "Table without rows",
        "A baseline needs at least one economy and one sector.",
        "Add rows."
    );

    internal static readonly ErrorDescription Inconsistent = new(
        "TS1505",
        "Inconsistent baseline",
        "The tables are readable, but the accounts do not add up. The model cannot reproduce the observed year from them.",
        "Correct the figures that the message names. `tradesim baseline` builds consistent tables from a recipe."
    );

    internal static readonly ErrorDescription MissingProduction = new(
        "TS1506",
        "Missing production",
        "A sector sells something, but production.csv has no row for it, or inputs.csv comes without production.csv.",
        "Add the row with its value-added share, or the missing table."
    );

    internal static readonly ErrorDescription SumNotOne = new(
        "TS1507",
        "Shares do not sum to 1",
        "Inputs and value added of a sector, or the final demand of an economy, must sum to 1.",
        "Correct the shares. The message says by how much they miss."
    );

    internal static readonly ErrorDescription NoSupplier = new(
        "TS1508",
        "No supplier",
        "An economy demands goods that no economy sells to it.",
        "Add the flow to flows.csv, or set the demand share to 0. Own sales count as flows."
    );

    internal static readonly ErrorDescription TooLarge = new(
        "TS1509",
        "World too large",
        "Economies, sectors and years together exceed the limit of memory that a run may use.",
        "Use fewer economies or years. `--large` raises the limit."
    );

    internal static readonly ErrorDescription SectorGroup = new(
        "TS1510",
        "Group has the name of a sector",
        "A group of several sectors has the code of one of them, so the name would mean two things.",
        "Choose another name for the group."
    );
}
