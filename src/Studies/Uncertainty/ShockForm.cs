namespace TradeSim.Studies.Uncertainty;

/// <summary>What a shock does to the value that the scenario gives.</summary>
internal enum ShockForm
{
    /// <summary>It is added: growth of 0.05 with a shock of 0.01 is 0.06.</summary>
    Added,

    /// <summary>It is a change of the logarithm: a cost factor of 1 with a shock of 0.1 is e^0.1.</summary>
    Logarithmic,
}
