namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription PercentForShare = new(
        "TS3101",
        "Implausible rate",
        "Rates are shares: 0.05 is 5 %. The value is possible but implausible, as if it were in per cent.",
        "Divide by 100 if you meant per cent. `--strict` makes the warning an error.",
        "rate: 5     # 500 %\nrate: 0.05  # 5 %"
    )
    {
        IsWarning = true,
        IsQuestion = true,
    };

    internal static readonly ErrorDescription DollarsForMillions = new(
        "TS3102",
        "Implausible amount",
        "Amounts are in million USD. The value is larger than all incomes of the baseline together, as if it were in dollars.",
        "Divide by 1,000,000 if you meant dollars. `--strict` makes the warning an error.",
        "at-least: 500000000  # 500 million million dollars\nat-least: 500        # 500 million dollars"
    )
    {
        IsWarning = true,
        IsQuestion = true,
    };

    internal static readonly ErrorDescription TradeInDollars = new(
        "TS3103",
        "Implausible baseline",
        "Flows are in million USD. Together they are larger than the whole world's output, as if they were in dollars.",
        "Divide the values of flows.csv by 1,000,000 if they are in dollars. `--strict` makes the warning an error."
    )
    {
        IsWarning = true,
        IsQuestion = true,
    };
}
