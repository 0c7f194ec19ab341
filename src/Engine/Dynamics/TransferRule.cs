namespace TradeSim.Engine.Dynamics;

/// <summary>What happens to the transfers (trade deficits) of the baseline.</summary>
public enum TransferRule
{
    /// <summary>Each economy's transfer stays the same share of world income.</summary>
    Fixed,

    /// <summary>Each economy's spending keeps its ratio to its own income, closed by one common factor.</summary>
    Proportional,

    /// <summary>Deficits are closed first; hats are relative to that world.</summary>
    None,
}
