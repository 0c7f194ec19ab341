using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Tables;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Runs.Execution;

/// <summary>The drivers of an outcome.</summary>
/// <param name="Study">The scenario.</param>
/// <param name="Reading">The figure.</param>
/// <param name="Tornado">The swing of each input on its own.</param>
/// <param name="Morris">Elementary effects; null: Sobol' indices were requested.</param>
/// <param name="Sobol">Sobol' indices; null: elementary effects were requested.</param>
internal sealed record SensitivityStudy(
    ScenarioStudy Study,
    Reading Reading,
    TornadoResult Tornado,
    MorrisResult? Morris,
    SobolResult? Sobol
) : RequestResult
{
    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables => [Tornado.Table(), Morris?.Table() ?? Sobol!.Table()];

    /// <inheritdoc/>
    public override ImmutableArray<FailedCase> Failed => [.. Tornado.Failed, .. Morris?.Failed ?? Sobol!.Failed];

    /// <summary>Executes the request.</summary>
    public static SensitivityStudy Execute(SensitivityRequest request, ScenarioStudy study, ExecutionOptions options)
    {
        var (inputs, reading) = (study.Uncertain(request), study.Reading(request.Reading));
        // What may be refused for its size goes first.
        var (morris, sobol) =
            request.Method == SensitivityMethod.Sobol
                ? ((MorrisResult?)null, RunSobol(request, study, inputs, reading, options.Context))
                : (RunMorris(request, study, inputs, reading, options.Context), null);
        var how = new TornadoOptions { FailedCases = request.FailedCases };
        var tornado = Studies.Sensitivities.Tornado.Run(study.Runner, inputs, reading, how, options.Context);
        return new SensitivityStudy(study, reading, tornado, morris, sobol);
    }

    private static MorrisResult RunMorris(
        SensitivityRequest request,
        ScenarioStudy study,
        InputSpace inputs,
        Reading reading,
        StudyContext context
    )
    {
        var walks = request.Samples ?? SensitivityRequest.DefaultWalks;
        _ = study.Fitting((long)walks * (inputs.Factors.Length + 1));
        var how = new MorrisOptions
        {
            Trajectories = walks,
            Seed = request.Seed,
            FailedCases = request.FailedCases,
        };
        return Studies.Sensitivities.Morris.Run(study.Runner, inputs, reading, how, context);
    }

    private static SobolResult RunSobol(
        SensitivityRequest request,
        ScenarioStudy study,
        InputSpace inputs,
        Reading reading,
        StudyContext context
    )
    {
        var points = request.Samples ?? SensitivityRequest.DefaultPoints;
        _ = study.Fitting((long)points * (inputs.Factors.Length + 2));
        var how = new SobolOptions
        {
            Points = points,
            Seed = request.Seed,
            FailedCases = request.FailedCases,
        };
        return SobolIndices.Run(study.Runner, inputs, reading, how, context);
    }
}
