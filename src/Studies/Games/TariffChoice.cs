namespace TradeSim.Studies.Games;

/// <summary>What a player of a tariff game can distinguish among its tariffs or export taxes.</summary>
public enum TariffChoice
{
    /// <summary>One rate on all imports, or exports.</summary>
    Uniform,

    /// <summary>A rate for each sector that the player imports, or exports.</summary>
    BySector,

    /// <summary>A rate for each partner that the player imports from, or exports to.</summary>
    ByPartner,
}
