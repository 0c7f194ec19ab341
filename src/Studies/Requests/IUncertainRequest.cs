using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Requests;

/// <summary>A request that draws uncertain parameters.</summary>
public interface IUncertainRequest
{
    /// <summary>Distributions that are added to those of the scenario, or replace those of the same path. Default: none.</summary>
    ImmutableArray<UncertainParameterRequest> Uncertain { get; }

    /// <summary>The seed of all draws. Default: 1.</summary>
    ulong Seed { get; }

    /// <summary>Handling of figures that failed cases could bias. Default: they are refused.</summary>
    FailedCaseHandling FailedCases { get; }
}
