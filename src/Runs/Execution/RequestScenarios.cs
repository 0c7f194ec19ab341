using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs.Execution;

/// <summary>The scenarios of requests, unchanged since the request was made.</summary>
internal static class RequestScenarios
{
    /// <summary>Reads the scenarios of a request.</summary>
    /// <exception cref="ScenarioException">One has errors.</exception>
    /// <exception cref="UserException">One has changed since the request was made.</exception>
    public static ImmutableArray<LoadedScenario> Read(Request request) => [.. request.AllScenarios().Select(Read)];

    /// <summary>Reads the scenario of a reference.</summary>
    /// <exception cref="ScenarioException">It has errors.</exception>
    /// <exception cref="UserException">It has changed since the request was made.</exception>
    public static LoadedScenario Read(ScenarioReference reference) =>
        Unchanged(reference, ScenarioReader.Read(reference.File, reference.Set, LimitsOf(reference)));

    /// <summary>Reads the scenario of a reference from files that were stored with the request.</summary>
    /// <exception cref="ScenarioException">It has errors.</exception>
    /// <exception cref="UserException">These are not the files of the request.</exception>
    public static LoadedScenario Read(ScenarioReference reference, ScenarioBundle stored) =>
        Unchanged(reference, ScenarioReader.Read(stored, LimitsOf(reference)));

    private static ReaderLimits LimitsOf(ScenarioReference reference) => reference.Large ? ReaderLimits.Large : ReaderLimits.Default;

    private static LoadedScenario Unchanged(ScenarioReference reference, LoadedScenario loaded)
    {
        return reference.Sha256 is null || reference.Sha256 == loaded.Bundle.Sha256
            ? loaded
            : throw new UserException(
                $"{reference.File}: got another fingerprint than {reference.Sha256[..12]}…: the scenario has changed since the request "
                    + $"was made"
            );
    }

    /// <summary>The request with the fingerprints of its scenarios.</summary>
    public static Request Identified(Request request, ImmutableArray<LoadedScenario> scenarios) =>
        request.WithScenarios([
            .. request.AllScenarios().Zip(scenarios, (reference, loaded) => reference with { Sha256 = loaded.Bundle.Sha256 }),
        ]);
}
