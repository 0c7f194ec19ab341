namespace TradeSim.Studies.Games;

/// <summary>What a player of a tariff game can distinguish.</summary>
public enum TariffChoice
{
    /// <summary>One rate on all imports.</summary>
    Uniform,

    /// <summary>A rate for each sector that the player imports.</summary>
    BySector,

    /// <summary>A rate for each partner that the player imports from.</summary>
    ByPartner,
}
