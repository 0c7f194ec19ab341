using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;

namespace TradeSim.Engine.Governments;

/// <summary>The names in a scenario, with which rules write their reasons.</summary>
/// <param name="Economies">Codes of the economies.</param>
/// <param name="Sectors">Names of the sectors.</param>
/// <param name="Policies">Names of the policies.</param>
/// <param name="Outcomes">Names of the outcomes.</param>
/// <param name="Units">Units of the outcomes.</param>
internal sealed record Terms(
    ImmutableArray<string> Economies,
    ImmutableArray<string> Sectors,
    ImmutableArray<string> Policies,
    ImmutableArray<string> Outcomes,
    ImmutableArray<string> Units
)
{
    /// <summary>The names in a scenario.</summary>
    public static Terms Of(Scenario scenario) =>
        new(
            [.. scenario.World.Economies.Select(economy => economy.Code)],
            [.. scenario.World.Sectors.Select(sector => sector.Name)],
            [.. scenario.Policies.Select(policy => policy.Name)],
            [.. scenario.Outcomes.Select(outcome => outcome.Name)],
            [.. scenario.Outcomes.Select(outcome => outcome.Unit)]
        );
}
