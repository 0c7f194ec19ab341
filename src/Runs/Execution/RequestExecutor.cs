using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Studies.Requests;

namespace TradeSim.Runs.Execution;

/// <summary>Executes requests: a request in, a result out. Command line, library and clusters share it.</summary>
internal static class RequestExecutor
{
    /// <summary>Executes a study.</summary>
    /// <param name="request">The request.</param>
    /// <param name="scenarios">Its scenarios, in the order of <see cref="Request.AllScenarios"/>.</param>
    /// <param name="options">How it is executed, which does not affect the result.</param>
    /// <exception cref="Studies.Cases.StudyException">The request does not fit the scenario, or too many cases failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RequestResult Execute(Request request, ImmutableArray<LoadedScenario> scenarios, ExecutionOptions options)
    {
        ScenarioStudy StudyOf(int index) => ScenarioStudy.Of(request, request.AllScenarios()[index], scenarios[index], options);
        return request switch
        {
            BriefRequest asked => BriefStudy.Execute(asked, [.. scenarios.Select((_, index) => StudyOf(index))], options),
            BacktestRequest asked => BacktestStudy.Execute(asked, options),
            CalibrateHistoryRequest asked => CalibrateHistoryStudy.Execute(asked),
            ScenarioRequest asked => Execute(asked, StudyOf(0), scenarios.ElementAtOrDefault(1), options),
            _ => throw new ArgumentException($"A request of kind {request.Kind} is not a study.", nameof(request)),
        };
    }

    /// <summary>Executes a study of one scenario.</summary>
    /// <param name="request">The request.</param>
    /// <param name="study">The scenario with the runner of its cases.</param>
    /// <param name="second">The scenario that it is compared with; null: none.</param>
    /// <param name="options">How it is executed, which does not affect the result.</param>
    /// <exception cref="Studies.Cases.StudyException">The request does not fit the scenario, or too many cases failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RequestResult Execute(ScenarioRequest request, ScenarioStudy study, LoadedScenario? second, ExecutionOptions options) =>
        request switch
        {
            EnsembleRequest asked => EnsembleStudy.Execute(asked, study, options),
            SweepRequest asked => SweepStudy.Execute(asked, study, options),
            ExplainRequest { Second: not null } asked => ExplainStudy.Between(asked, study, second!, options),
            ExplainRequest asked => ExplainStudy.Execute(asked, study, options),
            SensitivityRequest asked => SensitivityStudy.Execute(asked, study, options),
            SolveRequest asked => SolveStudy.Execute(asked, study, options),
            CheapestMixRequest asked => CheapestMixStudy.Execute(asked, study, options),
            GameRequest asked => GameStudy.Execute(asked, study, options),
            CalibrateRequest asked => CalibrateStudy.Execute(asked, study, options),
            _ => throw new ArgumentException($"A request of kind {request.Kind} is not a study.", nameof(request)),
        };

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
