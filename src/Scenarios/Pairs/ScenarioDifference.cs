using TradeSim.Engine.Dynamics;

namespace TradeSim.Scenarios;

/// <summary>Something that two scenarios do not have in common: a policy, an assumption, a rule, the data.</summary>
/// <param name="Path">Its path, such as <c>policies.corridor</c>, <c>assumptions.growth</c> or <c>transfers</c>.</param>
/// <param name="Role">Policy or assumption; rules and data count as assumptions.</param>
/// <param name="FirstIntensity">Of a policy that the first scenario has: the parameter of its intensity in
/// <see cref="ScenarioPair.Mixed"/>; otherwise null.</param>
/// <param name="SecondIntensity">The same for the second scenario.</param>
internal sealed record ScenarioDifference(string Path, ParameterRole Role, string? FirstIntensity = null, string? SecondIntensity = null);
