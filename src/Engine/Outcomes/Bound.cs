namespace TradeSim.Engine.Outcomes;

/// <summary>Whether more or less of an outcome is hoped for.</summary>
public enum Bound
{
    /// <summary>The outcome should reach the value or exceed it.</summary>
    AtLeast,

    /// <summary>The outcome should not exceed the value.</summary>
    AtMost,
}
