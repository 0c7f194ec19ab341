namespace TradeSim.Baselines;

/// <summary>Where a figure of a baseline comes from, from the firmest to the weakest.</summary>
public enum BuildStatus
{
    /// <summary>A statistical report: of a flow, the exporter's own (or both sides' agreed by their mean).</summary>
    Reported,

    /// <summary>The partner's report of a flow that its exporter does not report.</summary>
    Mirror,

    /// <summary>Computed by a stated rule from reported figures.</summary>
    Estimated,

    /// <summary>Set by judgement, without a source figure.</summary>
    Assumed,
}
