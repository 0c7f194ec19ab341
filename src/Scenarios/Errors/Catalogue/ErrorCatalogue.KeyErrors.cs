namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription UnknownKey = new(
        "TS1101",
        "Unknown key",
        "The scenario format has no such key at this place. Often it is a typing error or belongs one level higher or lower.",
        "Use the suggested key, or look it up in the reference of the scenario format.",
        """
        polices: []    # wrong
        policies: []   # right
        """
    );

    internal static readonly ErrorDescription MissingKey = new(
        "TS1102",
        "Missing key",
        "A key that this place needs is not there.",
        "Add the key with a value of the kind that the message names.",
        """
        - { name: duty, kind: tariff, rate: 0.1, exporter: all, importer: KGZ }               # wrong: no from
        - { name: duty, kind: tariff, from: 2025, rate: 0.1, exporter: all, importer: KGZ }   # right
        """
    );

    internal static readonly ErrorDescription ExactlyOne = new(
        "TS1103",
        "Exactly one of several keys is needed",
        "Several keys are alternatives. Either none or more than one is given.",
        "Keep exactly one of the keys that the message lists.",
        """
        - { outcome: turnover, at-least: 500, at-most: 600, year: 2030 }   # wrong
        - { outcome: turnover, at-least: 500, year: 2030 }                 # right
        """
    );

    internal static readonly ErrorDescription InvalidValue = new(
        "TS1104",
        "Invalid value",
        "The value has the wrong type or lies outside the allowed range. Rates are fractions: 0.05 is 5 %.",
        "Write a value of the kind and range that the message names: plain decimals, without quotes, percent sign or "
            + "thousands separator.",
        """
        factor: 5 %    # wrong
        factor: 0.05   # right
        """
    );

    internal static readonly ErrorDescription EmptyList = new(
        "TS1105",
        "Empty list",
        "A list of economies or sectors has no items.",
        "Name at least one code, or delete the key."
    );

    internal static readonly ErrorDescription TextLength = new(
        "TS1106",
        "Text too long or empty",
        "A text has no characters, or more than its limit.",
        "Shorten the text, or delete the key."
    );

    internal static readonly ErrorDescription KeyBesideTable = new(
        "TS1107",
        "Key beside a table",
        "A value is given both by a table and by a key.",
        "Keep one of them: make the value a column of the table, or delete the table.",
        """
        rates: rates.csv
        exporter: ROW    # wrong: the table has a column exporter
        """
    );
}
