namespace TradeSim.Baselines;

/// <summary>Arithmetic on <see cref="BuildStatus"/>.</summary>
internal static class BuildStatuses
{
    /// <summary>The weaker of two statuses: a product of a report and an assumption is an assumption.</summary>
    public static BuildStatus Weaker(BuildStatus one, BuildStatus other) => one > other ? one : other;

    /// <summary>The word in the tables.</summary>
    public static string Word(this BuildStatus status) =>
        status switch
        {
            BuildStatus.Reported => "reported",
            BuildStatus.Mirror => "mirror",
            BuildStatus.Estimated => "estimated",
            _ => "assumed",
        };
}
