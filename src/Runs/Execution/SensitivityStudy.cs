using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Tables;

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
        var (morris, sobol) = ((MorrisResult?)null, (SobolResult?)null);
        if (request.Method == SensitivityMethod.Sobol)
        {
            var how = new SobolOptions
            {
                Points = Samples(SensitivityRequest.DefaultPoints, casesBesideFactors: 2),
                Seed = request.Seed,
                FailedCases = request.FailedCases,
            };
            sobol = SobolIndices.Run(study.Runner, inputs, reading, how, options.Context);
        }
        else
        {
            var how = new MorrisOptions
            {
                Trajectories = Samples(SensitivityRequest.DefaultWalks, casesBesideFactors: 1),
                Seed = request.Seed,
                FailedCases = request.FailedCases,
            };
            morris = Studies.Sensitivities.Morris.Run(study.Runner, inputs, reading, how, options.Context);
        }
        var swings = new TornadoOptions { FailedCases = request.FailedCases };
        var tornado = Studies.Sensitivities.Tornado.Run(study.Runner, inputs, reading, swings, options.Context);
        return new SensitivityStudy(study, reading, tornado, morris, sobol);

        // A sample costs a case for each factor and a few more.
        int Samples(int otherwise, int casesBesideFactors)
        {
            var samples = request.Samples ?? otherwise;
            _ = study.Fitting((long)samples * (inputs.Factors.Length + casesBesideFactors));
            return samples;
        }
    }
}
