namespace TradeSim.Figures.Report;

/// <summary>What an input of a run is.</summary>
internal enum InputKind
{
    /// <summary>An assumption.</summary>
    Assumption,

    /// <summary>Part of a policy measure.</summary>
    Policy,

    /// <summary>It frames the run: years, closure, transfers and the like.</summary>
    Rule,

    /// <summary>The observed world.</summary>
    Data,
}
