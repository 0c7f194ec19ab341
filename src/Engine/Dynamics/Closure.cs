namespace TradeSim.Engine.Dynamics;

/// <summary>How wages and incomes are found.</summary>
public enum Closure
{
    /// <summary>General equilibrium: wages move until every economy sells what its income needs.</summary>
    General,

    /// <summary>Wages and the growth of spending are given: one pass, no search, for data without production.</summary>
    Partial,
}
