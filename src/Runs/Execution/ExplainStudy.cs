using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Tables;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs.Execution;

/// <summary>The decomposition of the change in an outcome, or of its difference between two scenarios.</summary>
/// <param name="Study">The scenario, the first if there are two.</param>
/// <param name="Result">The contributions.</param>
/// <param name="Reading">The figure.</param>
internal sealed record ExplainStudy(ScenarioStudy Study, Explanation Result, Reading Reading) : RequestResult
{
    private const string Growth = "assumptions.growth";

    /// <inheritdoc/>
    public override ImmutableArray<StudyTable> Tables => [Result.WaterfallTable()];

    /// <summary>Executes the request about one scenario.</summary>
    public static ExplainStudy Execute(ExplainRequest request, ScenarioStudy study, ExecutionOptions options)
    {
        var (space, reading) = (study.Space, study.Reading(request.Reading));
        string[] paths =
            request.With.Length > 0 ? [.. request.With]
            : space.Parameters.Any(parameter => parameter.Path.StartsWith(Growth + ".", StringComparison.Ordinal)) ? [Growth]
            : [];
        ImmutableArray<Contributor> contributors =
        [
            .. paths.Select(path => Contributor.Below(space, path)),
            .. Contributor.Policies(space),
        ];
        var how = new ExplainOptions { Seed = request.Seed };
        return new ExplainStudy(study, Studies.Explaining.Explain.Run(study.Runner, reading, contributors, how, options.Context), reading);
    }

    /// <summary>Executes the request about the difference between two scenarios.</summary>
    public static ExplainStudy Between(ExplainRequest request, ScenarioStudy study, LoadedScenario second, ExecutionOptions options)
    {
        if (request.With.Length > 0)
            throw new UserException(
                "--with and a second scenario exclude each other: between two scenarios every difference is a contribution"
            );
        if (!options.Hosts.IsEmbedded)
            throw new UserException(
                "--cluster and a second scenario exclude each other: mixtures of two scenarios are made and run in this process"
            );
        var (one, other) = (study.Loaded.Scenario, second.Scenario);
        var two = TwoScenarios.Of(study.Loaded, second, study.Limits, options.Machine);
        var asked = study.Reading(request.Reading);
        var result = two.Explain(
            two.Space.Read(asked.Name, asked.Year),
            asked.Of(Solved(one, options.Context.Cancellation)),
            CaseSpace.Of(other).Read(asked.Name, asked.Year).Of(Solved(other, options.Context.Cancellation)),
            request.Seed,
            options.Context
        );
        return new ExplainStudy(study, result, asked) { Second = second };
    }

    private static CaseResult Solved(Model scenario, CancellationToken cancellation)
    {
        var result = new Simulation(scenario).Run(cancellation);
        return result.Failure is { } failure ? throw new FailedCasesException($"{scenario.Name}: {failure}") : result;
    }
}
