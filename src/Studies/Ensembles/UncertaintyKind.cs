namespace TradeSim.Studies.Ensembles;

/// <summary>What a band or probability includes.</summary>
internal enum UncertaintyKind
{
    /// <summary>Only the uncertainty of the scenario: its parameters and the chance that measures are implemented.</summary>
    ModelSpread,

    /// <summary>Also past forecast errors.</summary>
    ForecastBand,
}
