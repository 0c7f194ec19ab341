namespace TradeSim.Engine.Dynamics;

/// <summary>What growth does to the varieties that an economy offers.</summary>
public enum Varieties
{
    /// <summary>They grow with effective labour (Krugman 1980), so that a growing economy need not sell ever cheaper.</summary>
    Growing,

    /// <summary>Pure Armington: growth worsens the terms of trade.</summary>
    Fixed,
}
