using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Ensembles;
using TradeSim.Studies.History;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Tables;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Runs.Execution;

/// <summary>The result of an ensemble.</summary>
/// <param name="Study">The scenario.</param>
/// <param name="Drawn">The cases as they were drawn and run.</param>
/// <param name="Result">The same, with past forecast errors where there is a history.</param>
/// <param name="Errors">What past forecasts teach; null: no errors are included.</param>
/// <param name="Seed">The seed.</param>
internal sealed record EnsembleStudy(
    ScenarioStudy Study,
    EnsembleResult Drawn,
    EnsembleResult Result,
    ForecastErrorModel? Errors,
    ulong Seed
) : RequestResult
{
    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables =>
        [
            Result.OutcomesTable(),
            Result.QuantilesTable(),
            Result.TargetsTable(),
            Drawn.DistinctionsTable(),
            .. Errors is null ? [] : (StudyTable[])[Result.PairErrorsTable()],
            Drawn.FailedTable(),
        ];

    /// <inheritdoc/>
    public override ImmutableArray<FailedCase> Failed => Result.Failed;

    /// <summary>Executes the request.</summary>
    public static EnsembleStudy Execute(EnsembleRequest request, ScenarioStudy whole, ExecutionOptions options)
    {
        var study = whole.Keeping(request.Keep);
        var past = HistorySource.Read(request.History);
        var inputs = study.Uncertain(request, mayBeEmpty: past is not null);
        var design = new Design(inputs, study.Fitting(request.Cases), request.Sampling, request.Seed);
        // Before the cases, so that a history without forecasts does not cost them.
        var errors = past?.Errors(study.Space.YearCount - 1, $"{options.Names.NoHistory} does without", options.Context);
        var drawn = Studies.Ensembles.Ensemble.Run(
            study.Runner,
            design,
            new EnsembleOptions
            {
                CasesPerChunk = options.Hosts.CasesPerChunk ?? new EnsembleOptions().CasesPerChunk,
                JournalFile = options.BeginJournal?.Invoke(past?.Shown),
                Identity = study.Loaded.Bundle.Sha256,
                RetryFailed = options.RetryFailed,
                FailedCases = request.FailedCases,
            },
            options.Context
        );
        var result = errors is null ? drawn : drawn.WithForecastErrors(errors);
        return new EnsembleStudy(study, drawn, result, errors, request.Seed) { Past = past };
    }
}
