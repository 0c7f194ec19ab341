namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription NotItsPolicy = new(
        "TS2001",
        "The government does not decide this policy",
        "A rule controls only policies of its own government.",
        "Write `by:` with the government's code in the policy."
    );

    internal static readonly ErrorDescription TwoRules = new(
        "TS2002",
        "Two rules for one policy",
        "Two rules would change the intensity of the same policy.",
        "Let one rule control it."
    );

    internal static readonly ErrorDescription BoundsOrder = new(
        "TS2003",
        "Bounds in the wrong order",
        "The lower bound of a rule exceeds the upper one.",
        "Exchange or correct them."
    );

    internal static readonly ErrorDescription FollowsItself = new(
        "TS2004",
        "Rule follows its own measure",
        "A rule of kind `match` follows a policy of a partner.",
        "Name a policy of the partner in `follows:`."
    );

    internal static readonly ErrorDescription NobodyElse = new(
        "TS2005",
        "No other economy",
        "The rule is about partners, but names only the government itself.",
        "Name at least one other economy."
    );
}
