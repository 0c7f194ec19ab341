namespace TradeSim.Scenarios;

internal static partial class ErrorCatalogue
{
    internal static readonly ErrorDescription InvalidArgument = new(
        "TS4001",
        "Invalid argument or option",
        "A command was called with a value that it cannot use.",
        "See `tradesim COMMAND --help` for the options with their ranges and defaults."
    );

    internal static readonly ErrorDescription StudyRefused = new(
        "TS4002",
        "Study cannot be run",
        "The study needs a parameter, outcome or number that the scenario does not have, or more than the limits allow.",
        "Correct the option that the message names. `tradesim validate FILE --parameters` lists parameters and ranges."
    );

    internal static readonly ErrorDescription RecipeRefused = new(
        "TS4003",
        "Recipe or download not usable",
        "The recipe of a baseline, or a file to be imported, has an error.",
        "Correct the file, line or value that the message names."
    );

    internal static readonly ErrorDescription FailedCases = new(
        "TS4004",
        "Some cases failed",
        "Some cases of the study have no equilibrium, so its figures could be biased.",
        "Read the listed reasons. `--leave-out-failed` computes the figures without these cases."
    );

    internal static readonly ErrorDescription ClusterFailed = new(
        "TS4005",
        "Cluster request failed",
        "A silo refused the request or could not be reached.",
        "Check the address, the versions of client and silos, and the log of the silos."
    );

    internal static readonly ErrorDescription NotEnoughMemory = new(
        "TS4006",
        "Not enough memory",
        "The results of the study do not fit into memory.",
        "Run fewer cases, or keep fewer outcomes with `--keep`."
    );

    internal static readonly ErrorDescription FileFailed = new(
        "TS4007",
        "File cannot be read or written",
        "The operating system refused access to a file or folder.",
        "Check permissions, free space, and whether another program has the file open."
    );
}
