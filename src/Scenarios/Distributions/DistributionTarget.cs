namespace TradeSim.Scenarios.Distributions;

/// <summary>What a distribution can be given for.</summary>
internal enum DistributionTarget
{
    /// <summary>One parameter.</summary>
    Parameter,

    /// <summary>The parameters of all years below a path, such as <c>assumptions.growth.KGZ</c>.</summary>
    Years,
}
