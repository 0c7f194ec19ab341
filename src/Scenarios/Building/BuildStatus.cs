namespace TradeSim.Scenarios.Building;

/// <summary>Where a figure of a baseline comes from, from the firmest to the weakest.</summary>
public enum BuildStatus
{
    /// <summary>A statistical report: of a flow, the exporter's own (or both sides' agreed by their mean).</summary>
    Reported,

    /// <summary>The partner's report of a flow that its exporter does not report.</summary>
    Mirror,

    /// <summary>Computed by a stated rule from reported figures.</summary>
    Estimated,

    /// <summary>Set by judgement; no figure stands behind it.</summary>
    Assumed,
}

/// <summary>Arithmetic on <see cref="BuildStatus"/>.</summary>
public static class BuildStatuses
{
    /// <summary>The weaker of two statuses: a product of a report and an assumption is an assumption.</summary>
    public static BuildStatus Weaker(BuildStatus one, BuildStatus other) => one > other ? one : other;

    /// <summary>The word that stands in the tables.</summary>
    public static string Word(this BuildStatus status) =>
        status switch
        {
            BuildStatus.Reported => "reported",
            BuildStatus.Mirror => "mirror",
            BuildStatus.Estimated => "estimated",
            _ => "assumed",
        };
}
