namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription ScenarioNotFound = new(
        "TS1001",
        "Scenario file not found",
        "There is no file at this path.",
        "Check the path and the folder from which you run the command. `tradesim examples` lists scenarios to start from."
    );

    internal static readonly ErrorDescription FileUnreadable = new(
        "TS1002",
        "File cannot be read",
        "The path names a folder, a link that leaves the folder, a file without read permission, or a file over the size limit.",
        "Name a readable file in the scenario's folder or below it. `--large` raises the size limit."
    );

    internal static readonly ErrorDescription NotUtf8 = new(
        "TS1003",
        "File is not UTF-8",
        "The file contains bytes that are not text in UTF-8. Spreadsheets often save in another encoding.",
        "Save the file again as \"CSV UTF-8\" or \"UTF-8\"."
    );

    internal static readonly ErrorDescription MalformedYaml = new(
        "TS1004",
        "Malformed YAML",
        "The file is neither YAML nor JSON from this place on. Often a bracket, a quote or a colon is missing.",
        "Check the line and the line before it: brackets, quotes, a blank after each colon, equal indentation.",
        """
        years: { from: 2023, to: 2030     # wrong: no closing bracket
        years: { from: 2023, to: 2030 }   # right
        """
    );

    internal static readonly ErrorDescription TabIndent = new(
        "TS1005",
        "Tab at the start of a line",
        "YAML does not allow tabs for indentation.",
        "Indent with spaces."
    );

    internal static readonly ErrorDescription YamlFeature = new(
        "TS1006",
        "YAML feature that scenarios do not allow",
        "Anchors, aliases, merge keys, tags, keys that are not names, and several documents are refused. They make a file "
            + "hard to review, and a small file huge.",
        "Write each value out where it is used, in one document.",
        """
        growth: *default   # wrong: an alias
        growth: 0.02       # right
        """
    );

    internal static readonly ErrorDescription DuplicateKey = new(
        "TS1007",
        "Duplicate key",
        "The same key appears twice in one mapping, so one of the values would be lost.",
        "Delete one of the two lines."
    );

    internal static readonly ErrorDescription TooDeep = new(
        "TS1008",
        "Too many levels or items",
        "The file nests deeper, or has longer lists, than the limits of the reader allow.",
        "Move long lists into a CSV table. `--large` raises the limits."
    );

    internal static readonly ErrorDescription NotAScenario = new(
        "TS1009",
        "Not a scenario",
        "The file is empty, or does not consist of keys with values.",
        "Start with `name`, `baseline` and `years`. `tradesim new --example NAME` copies a complete scenario.",
        """
        name: My scenario
        baseline: data/eaeu-2023
        years: { from: 2023, to: 2030 }
        """
    );

    internal static readonly ErrorDescription BadPath = new(
        "TS1010",
        "Path not allowed",
        "Paths in a scenario are relative to its folder and use `/`. Tables stay in the folder or below it, so that a "
            + "scenario can be copied as a whole.",
        "Write a relative path without drive letter, backslash or leading `/`.",
        """
        file: C:\data\growth.csv   # wrong
        file: growth.csv            # right
        """
    );
}
