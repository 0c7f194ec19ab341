namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription OverrideForm = new(
        "TS1301",
        "Override not of the form path=value",
        "The text after `--set` is not a path, an equals sign and a value.",
        "Write `--set path=value`, such as `--set policies.corridor.intensity=0.5`. Quote it if it contains blanks."
    );

    internal static readonly ErrorDescription OverrideItem = new(
        "TS1302",
        "No such item in the list",
        "The path of an override names an item that the list does not have.",
        "Use the name of an item, or its number in brackets, from `[0]`."
    );

    internal static readonly ErrorDescription OverrideBelowValue = new(
        "TS1303",
        "Override below a value",
        "The path continues below a single value.",
        "Shorten the path to the value.",
        """
        --set years.from.value=2023   # wrong
        --set years.from=2023         # right
        """
    );

    internal static readonly ErrorDescription OverrideOfTable = new(
        "TS1304",
        "Number instead of a table",
        "The override gives a number where the scenario has a table. Whether the table should stay is not clear.",
        "Use one of the three forms that the message lists."
    );
}
