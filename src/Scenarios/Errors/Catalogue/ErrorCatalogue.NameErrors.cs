namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription UnknownName = new(
        "TS1201",
        "Unknown economy, sector or group",
        "The baseline has no economy or sector of this code, and the scenario defines no such group.",
        "Use a code of the baseline: `tradesim validate FILE --parameters` lists them. Groups are defined under `groups:`.",
        """
        exporter: KYR   # wrong
        exporter: KGZ   # right
        """
    );

    internal static readonly ErrorDescription DuplicateName = new(
        "TS1202",
        "Name used twice",
        "Two policies, rules, outcomes or uncertain parameters have the same name. Targets, checks and `--set` could not "
            + "distinguish them.",
        "Rename one of them."
    );

    internal static readonly ErrorDescription GroupName = new(
        "TS1203",
        "Name of a group not allowed",
        "The name of a group has characters that names cannot have, or is a code of the baseline.",
        "Choose another name: letters, digits, blanks, hyphens."
    );

    internal static readonly ErrorDescription OneExpected = new(
        "TS1204",
        "One economy or sector expected",
        "The key takes a single economy or sector, but the name denotes several.",
        "Name one of them."
    );

    internal static readonly ErrorDescription UnknownPolicy = new(
        "TS1205",
        "Unknown policy",
        "No policy of this scenario has the name.",
        "Use the `name` of an entry under `policies:`."
    );

    internal static readonly ErrorDescription UnknownOutcome = new(
        "TS1206",
        "Unknown outcome",
        "No outcome of this scenario has the name. Outcomes without `name` get one from their kind, such as `turnover KGZ-BLR`.",
        "Use the name of an entry under `outcomes:`; `tradesim run` prints them."
    );

    internal static readonly ErrorDescription UnknownParameter = new(
        "TS1207",
        "Unknown parameter",
        "No parameter of this scenario has the path.",
        "Use a path that `tradesim validate FILE --parameters` lists.",
        """
        of: policies.coridor.factor    # wrong
        of: policies.corridor.factor   # right
        """
    );
}
