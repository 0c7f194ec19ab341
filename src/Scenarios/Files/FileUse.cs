namespace TradeSim.Scenarios;

/// <summary>Why a file is read, which decides where it may lie.</summary>
public enum FileUse
{
    /// <summary>The scenario file itself.</summary>
    Scenario,

    /// <summary>A table that a scenario names: it lies in the scenario's folder or below.</summary>
    Table,

    /// <summary>A table of a baseline: its folder may be anywhere on a relative path, but must contain a baseline.</summary>
    Baseline,
}
