using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Keys;

namespace TradeSim.Scenarios.Binding;

/// <summary>World inflation by year, where the scenario's prices are nominal.</summary>
internal static class InflationBinder
{
    /// <summary>[year − baseline year − 1]; empty where prices are constant.</summary>
    public static ImmutableArray<ParameterRef> Bind(Binder binder, Block? assumptions, Block root)
    {
        var nominal = root.Choice("prices") == "nominal";
        if (assumptions?.Below("inflation") is not { } block)
        {
            if (nominal)
                binder.Problems.Error(
                    ErrorCatalogue.MissingGrowth,
                    root.PositionOf("prices"),
                    "prices",
                    "got nominal without assumptions.inflation, expected world inflation such as 0.02"
                );
            return [];
        }
        if (!nominal)
        {
            binder.Problems.Warning(
                ErrorCatalogue.InflationIgnored,
                block.Position,
                block.Path,
                "inflation has no effect unless prices: nominal"
            );
            return [];
        }
        ParameterRef? all = block.Number("value") is { } value
            ? binder.Parameter(block.Path, ParameterRole.Assumption, value, ScenarioShape.Inflation)
            : null;
        if (all is not null)
            binder.AddParameter(
                block,
                ParameterRole.Assumption,
                "inflation",
                assumptions.MeaningOf("inflation"),
                block.Number("value")!.Value,
                ScenarioShape.Inflation
            );
        if (all is not null)
            binder.Describe(
                block,
                ParameterRole.Assumption,
                MessageText.Number(block.Number("value")!.Value),
                ScenarioShape.Inflation.Unit,
                block.PositionOf("value")
            );
        binder.WarnOfYearsOutside(block);
        var years = ImmutableArray.CreateBuilder<ParameterRef>();
        for (var year = binder.BaselineYear + 1; year <= binder.LastYear; year++)
        {
            var key = year.ToString(CultureInfo.InvariantCulture);
            if (block.Number(key) is { } ofYear)
            {
                binder.Describe(
                    block,
                    ParameterRole.Assumption,
                    MessageText.Number(ofYear),
                    ScenarioShape.Inflation.Unit,
                    block.PositionOf(key),
                    block.PathOf(key)
                );
                years.Add(binder.Parameter(block.PathOf(key), ParameterRole.Assumption, ofYear, ScenarioShape.Inflation));
            }
            else if (all is { } usual)
                years.Add(usual);
            else
            {
                binder.Problems.Error(
                    ErrorCatalogue.MissingGrowth,
                    block.Position,
                    block.Path,
                    $"missing inflation of {key}: give it for every year from {MessageText.Number(binder.BaselineYear + 1)} to "
                        + $"{MessageText.Number(binder.LastYear)}, or a value for all"
                );
                return [];
            }
        }
        return years.ToImmutable();
    }
}
