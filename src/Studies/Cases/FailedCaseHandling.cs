namespace TradeSim.Studies.Cases;

/// <summary>Handling of figures that failed cases could bias.</summary>
public enum FailedCaseHandling
{
    /// <summary>They are refused, with the reason.</summary>
    Refuse,

    /// <summary>They are computed from the cases that did not fail; the failed ones are listed beside them.</summary>
    LeaveOut,
}
