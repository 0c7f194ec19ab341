using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding.PolicyKinds;

/// <summary>A number by sector, as policies give it: one for all sectors, or by sector or group of sectors.</summary>
internal sealed class SectorNumbers(string key, NumberShape number, ParameterRole role, string meaning, string? otherwise = null)
{
    public Key Key { get; } =
        new(
            key,
            new BlockShape(
                "value, sectors",
                [
                    new("value", number, "The number of all sectors that are not named."),
                    ScenarioKeys.Source,
                    ScenarioKeys.Status,
                    ScenarioKeys.Note,
                ]
            )
            {
                ScalarKey = "value",
                Others = new(
                    "sector or group of sectors",
                    ScenarioKeys.Given(number),
                    "The number of a sector, which takes precedence over its group's."
                ),
            },
            meaning,
            Default: otherwise
        );

    /// <summary>The numbers by sector; null for a sector that has none. Empty where the key is absent.</summary>
    public ImmutableArray<ParameterRef?> Bind(Binder binder, Block block)
    {
        if (block.Below(key) is not { } below)
            return [];
        ParameterRef? all = null;
        if (below.Number("value") is { } value)
        {
            binder.Describe(below, role, MessageText.Number(value), number.Unit, below.PositionOf("value"));
            binder.AddParameter(below, role, key, block.MeaningOf(key), value, number);
            all = binder.Parameter(below.Path, role, value, number);
        }
        return AssumptionBinder.BySector(binder, below, _ => all, role);
    }
}
