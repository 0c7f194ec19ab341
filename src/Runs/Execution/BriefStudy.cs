using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Engine.Outcomes;
using TradeSim.Studies.Briefs;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Solving;
using TradeSim.Studies.Tables;
using Model = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Runs.Execution;

/// <summary>What a target requires, for one or more scenarios.</summary>
/// <param name="Briefs">One for each scenario.</param>
/// <param name="Plausible">The highest plausible intensity of a measure.</param>
internal sealed record BriefStudy(ImmutableArray<TargetBrief> Briefs, double Plausible) : RequestResult
{
    /// <summary>The tables are those of the page, which words them.</summary>
    public override ImmutableArray<StudyTable> Tables => [];

    /// <inheritdoc/>
    public override ImmutableArray<FailedCase> Failed => [.. Briefs.SelectMany(brief => brief.Failed)];

    /// <summary>Executes the request.</summary>
    public static BriefStudy Execute(BriefRequest request, ImmutableArray<ScenarioStudy> studies, ExecutionOptions options)
    {
        var past = HistorySource.Read(request.History);
        var years = studies.Max(study => study.Space.YearCount) - 1;
        var errors = past?.Errors(years, $"{options.Names.NoHistory} does without", options.Context);
        var goals = Goals(request, studies);
        var mostIntensities = studies.Select(study => MostIntensity(study.Loaded.Scenario, request.Plausible)).ToArray();
        ImmutableArray<TargetBrief> briefs =
        [
            .. studies.Select((study, index) => Brief(request, study, goals[index], errors, mostIntensities[index], options)),
        ];
        return new BriefStudy(briefs, request.Plausible) { Past = past };
    }

    /// <summary>The target of each scenario; one page is about one target, from one baseline year, in one unit.</summary>
    private static Goal[] Goals(BriefRequest request, ImmutableArray<ScenarioStudy> studies)
    {
        var goals = studies.Select(study => study.Goal(request.Goal)).ToArray();
        foreach (var (study, goal) in studies.Zip(goals))
        {
            if (!study.Loaded.Scenario.Outcomes.OfType<Turnover>().Any(turnover => turnover.Name == goal.Reading.Name))
                throw new UserException(
                    $"{goal.Reading.Name} is no turnover: bands and base rates from the history apply only to turnovers"
                );
        }
        string[] said = [.. studies.Zip(goals, (study, goal) => $"{goal} ({study.Unit(goal.Reading)}, from {study.Space.BaselineYear})")];
        var other = Array.FindIndex(said, text => text != said[0]);
        return other < 0
            ? goals
            : throw new UserException(
                $"the scenarios have different targets: {said[other]} in {studies[other].Loaded.Bundle.Scenario}, "
                    + $"{said[0]} in {studies[0].Loaded.Bundle.Scenario}. "
                    + $"A page needs one target: --outcome, --year, --at-least and --at-most apply to all"
            );
    }

    /// <summary>The highest intensity that all measures of a scenario allow; 1 if there are none.</summary>
    private static double MostIntensity(Model scenario, double plausible)
    {
        double[] most =
        [
            .. scenario
                .Policies.Select(policy => policy.Intensity.ParameterIndex)
                .OfType<int>()
                .Select(index => scenario.Parameters[index].Maximum),
        ];
        return plausible < most.DefaultIfEmpty(double.PositiveInfinity).Min()
            ? most.DefaultIfEmpty(1).Min()
            : throw new UserException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--plausible: got {plausible}, expected an intensity above 0{(most.Length > 0 ? $" and below {most.Min()}" : "")}"
                )
            );
    }

    private static TargetBrief Brief(
        BriefRequest request,
        ScenarioStudy study,
        Goal goal,
        ForecastErrorModel? errors,
        double mostIntensity,
        ExecutionOptions options
    )
    {
        var scenario = study.Loaded.Scenario;
        var beyond = PricedLever.OfPolicies(scenario, mostIntensity);
        var grounds = new BriefInputs(
            errors,
            [.. beyond.Select(item => item with { Lever = Lever.Of(study.Space, item.Lever.Name, 0, request.Plausible) })],
            beyond
        );
        var how = new BriefOptions
        {
            Cases = study.Fitting(request.Cases),
            Seed = request.Seed,
            FailedCases = request.FailedCases,
        };
        var inputs = study.Uncertain(request, mayBeEmpty: true);
        return TargetBrief.Make(scenario.Name, study.Runner, goal, inputs, grounds, how, options.Context);
    }
}
