namespace TradeSim.Engine.Dynamics;

/// <summary>A parameter of a scenario: a number that a case can change.</summary>
/// <param name="Path">Its path in the scenario file, such as <c>policies.corridor.intensity</c>.</param>
/// <param name="Role">Assumption or policy.</param>
/// <param name="Default">The value that the file gives.</param>
/// <param name="Minimum">Smallest value that makes sense.</param>
/// <param name="Maximum">Largest value that makes sense.</param>
public sealed record Parameter(string Path, ParameterRole Role, double Default, double Minimum, double Maximum);
