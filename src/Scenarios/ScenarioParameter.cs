using TradeSim.Engine.Dynamics;

namespace TradeSim.Scenarios;

/// <summary>A number of a scenario that a user can change: setting <c>Path=value</c> gives it another value.</summary>
/// <param name="Path">Its path in the scenario, such as <c>policies.corridor.intensity</c>.</param>
/// <param name="Role">Whether it is part of a policy measure or an assumption; a policy measure may depend on assumptions.</param>
/// <param name="Name">What it is called among the parameters of its group: a key, an economy, a sector.</param>
/// <param name="Default">The value in the file, or the default.</param>
/// <param name="Minimum">Smallest value that is accepted.</param>
/// <param name="Maximum">Largest value that is accepted.</param>
public sealed record ScenarioParameter(string Path, ParameterRole Role, string Name, double Default, double Minimum, double Maximum)
{
    /// <summary>What it means, in a sentence.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>Unit of the value; null: it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Its source; null: none.</summary>
    public string? Source { get; init; }

    /// <summary>How the default came about.</summary>
    public FigureStatus Status { get; init; }

    /// <summary>A remark; null: none.</summary>
    public string? Note { get; init; }
}
