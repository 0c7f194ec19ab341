using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Studies.Explaining;

/// <summary>Something that two scenarios do not have in common.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Role">Policy or assumption.</param>
/// <param name="Changes">The parameters that it moves from the first scenario to the second; none where it needs another mixture of the
/// two.</param>
internal sealed record Difference(string Name, ParameterRole Role, ImmutableArray<ParameterChange> Changes);
