using System.Collections.Immutable;
using TradeSim.Studies.History;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Execution;

/// <summary>Assumptions of a scenario, fitted to observed outcomes.</summary>
/// <param name="Study">The scenario.</param>
/// <param name="Fit">The estimates.</param>
internal sealed record CalibrateStudy(ScenarioStudy Study, Fit Fit) : RequestResult
{
    /// <summary>What the table of observations must be like.</summary>
    public const string Needed = "a table with columns outcome, year, value";

    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables => [Fit.Table()];

    /// <summary>Executes the request.</summary>
    public static CalibrateStudy Execute(CalibrateRequest request, ScenarioStudy study, ExecutionOptions options)
    {
        if (!File.Exists(request.Observed))
            throw new UserException($"{request.Observed}: file not found, expected {Needed}");
        using var reader = new StreamReader(request.Observed);
        var observations = Observation.Read(reader, request.Observed);
        return new CalibrateStudy(study, Calibrate.Scenario(study.Runner, request.Fit, observations, null, options.Context));
    }
}
