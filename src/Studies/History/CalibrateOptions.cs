namespace TradeSim.Studies.History;

/// <summary>How a calibration is made.</summary>
public sealed record CalibrateOptions
{
    /// <summary>Most steps. Default 50.</summary>
    public int MostSteps { get; init; } = 50;

    /// <summary>A step smaller than this, relative to the parameter's scale, ends it. Default 1e-8.</summary>
    public double Tolerance { get; init; } = 1e-8;
}
