using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Sweeps;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Execution;

/// <summary>The result of a sweep.</summary>
/// <param name="Study">The scenario.</param>
/// <param name="Result">The outcomes over the grid.</param>
/// <param name="Reading">The figure that is shown.</param>
internal sealed record SweepStudy(ScenarioStudy Study, SweepResult Result, Reading Reading) : RequestResult
{
    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables => [Result.OutcomesTable()];

    /// <inheritdoc/>
    public override ImmutableArray<FailedCase> Failed => Result.Failed;

    /// <summary>Executes the request.</summary>
    public static SweepStudy Execute(SweepRequest request, ScenarioStudy study, ExecutionOptions options)
    {
        var reading = study.Reading(request.Reading);
        _ = study.Fitting(request.Over.Aggregate(1L, (cases, axis) => cases * axis.Values.Length));
        ImmutableArray<SweepAxis> axes = [.. request.Over.Select(axis => new SweepAxis(axis.Path, axis.Values))];
        return new SweepStudy(study, Studies.Sweeps.Sweep.Run(study.Runner, axes, options.Context), reading);
    }
}
