namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription YearOutside = new(
        "TS1601",
        "Year out of range",
        "The year lies before or after the years that make sense here. The baseline year is observed, so measures start later.",
        "Choose a year in the range that the message names, or change `years:`.",
        """
        from: 2023   # wrong with years: { from: 2023, to: 2030 }
        from: 2024   # right
        """
    );

    internal static readonly ErrorDescription MissingGrowth = new(
        "TS1602",
        "Missing growth or inflation",
        "Growth or inflation is given for some years only.",
        "Give every year of the run, or a `value` or `default` for all."
    );

    internal static readonly ErrorDescription GrowthRange = new(
        "TS1603",
        "Growth out of range",
        "Growth plus its shift lies outside the allowed range.",
        "Use a smaller shift. Growth is a fraction: 0.05 is 5 %."
    );

    internal static readonly ErrorDescription ClosureConflict = new(
        "TS1604",
        "Not possible under this closure",
        "The closure decides what the model solves for. Under `partial`, incomes are given, so capital and `transfers: "
            + "none` make no sense. A currency measure needs `partial`.",
        "Change `closure:` or delete the key."
    );

    internal static readonly ErrorDescription PhaseIn = new(
        "TS1605",
        "Phase-in and years contradict each other",
        "A gradual phase-in needs a number of years; `at-once` needs none.",
        "Write the shape with its years.",
        """
        phase-in: linear                         # wrong
        phase-in: { shape: linear, years: 3 }    # right
        """
    );
}
