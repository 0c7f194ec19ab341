namespace TradeSim.Scenarios;

/// <summary>How a figure came about.</summary>
public enum FigureStatus
{
    /// <summary>The table does not say.</summary>
    Unstated,

    /// <summary>Reported by the economy itself.</summary>
    Reported,

    /// <summary>Reported by the partner.</summary>
    Mirror,

    /// <summary>Estimated by a stated rule.</summary>
    Estimated,

    /// <summary>Assumed.</summary>
    Assumed,
}
