using System.Collections.Immutable;

namespace TradeSim.Baselines.New;

/// <summary>A first scenario for any two of the world's economies.</summary>
public sealed record NewScenarioRequest
{
    /// <summary>The two countries: ISO codes, or names in English, German or Russian.</summary>
    public required ImmutableArray<string> Countries { get; init; }

    /// <summary>Turnover that the two should reach, million US dollars of 2023; null: one and a half times the present turnover.</summary>
    public double? Target { get; init; }

    /// <summary>Year of the target, 2024 to 2060. Default 2030.</summary>
    public int By { get; init; } = 2030;

    /// <summary>How many of the largest partners of each country are separate economies. Default 6, range 0 to 50.</summary>
    public int Partners { get; init; } = 6;

    /// <summary>Other separate economies.</summary>
    public ImmutableArray<string> Economies { get; init; } = [];

    /// <summary>Blocs modelled as one economy, such as EU.</summary>
    public ImmutableArray<string> Blocs { get; init; } = [];

    /// <summary>Whether goods are ten sectors, split by assumption, instead of one.</summary>
    public bool Sectors { get; init; }
}
