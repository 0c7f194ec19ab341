namespace TradeSim.Engine.Policies;

/// <summary>How the new tariff follows from the present one.</summary>
public enum TariffFormula
{
    /// <summary>The number is the new rate.</summary>
    NewRate,

    /// <summary>The number is the highest rate that stays: min(t, number).</summary>
    Maximum,

    /// <summary>The number is the fraction cut off: t·(1 − number).</summary>
    LinearCut,

    /// <summary>The Swiss formula; the number is its coefficient a, which is also the highest rate that can result: a·t/(a + t).</summary>
    Swiss,
}
