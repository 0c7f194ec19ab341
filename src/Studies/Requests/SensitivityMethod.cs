namespace TradeSim.Studies.Requests;

/// <summary>How the sensitivity of an outcome is measured.</summary>
public enum SensitivityMethod
{
    /// <summary>Screening by elementary effects (Morris 1991).</summary>
    Morris,

    /// <summary>Shares of the variance (Sobol' 1993, Saltelli 2010).</summary>
    Sobol,
}
