using System.Globalization;
using TradeSim.Figures;
using TradeSim.Figures.Svg;
using TradeSim.Runs.Execution;
using TradeSim.Runs.Reports;
using TradeSim.Runs.Reports.Answers;
using TradeSim.Scenarios;
using TradeSim.Simulator.Messages;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Requests;
using TradeSim.Studies.Solving;
using Scenario = TradeSim.Runs.Scenario;

namespace TradeSim.Simulator;

/// <summary>What a page asks about its state beyond one run: what would it take, and how certain is it?</summary>
/// <param name="service">Reads and runs the scenario.</param>
internal sealed class SimulatorStudies(SimulatorService service)
{
    private const int Cases = 500; // of an ensemble: half a second on two cores

    /// <summary>The smallest common factor of all measures, in the proportions of the page, that reaches the first target. Where all are
    /// off, the proportions are those of full strength.</summary>
    /// <exception cref="ScenarioException">A path or a number is invalid.</exception>
    /// <exception cref="Runs.UserException">There is no measure, or no target.</exception>
    public StudyReply Solve(StudyQuestion question, CancellationToken cancellation)
    {
        var scenario = WithMeasures(service.ScenarioOf(question.Set));
        var measures = CaseSpace.Of(scenario.Model).Intensities.Where(measure => measure.Default != 0).ToArray();
        if (measures.Length == 0)
            throw new Runs.UserException("the scenario has no measure whose intensity can change. Add one under policies:");
        var options = OptionsOf(cancellation);
        var request = new SolveRequest
        {
            Scenario = scenario.Reference(),
            Levers = [.. measures.Select(measure => new LeverRequest(measure.Path))],
        };
        var study = SolveStudy.Execute(request, ScenarioStudy.Of(scenario, options), options);
        var (result, isOne) = (study.Result, measures.Length == 1);
        return new StudyReply(
            service.Loaded.Bundle.Sha256,
            [Words(result, isOne ? 1 : measures.Max(measure => measure.Default), study.Study.Unit(study.Goal.Reading))],
            result.Answer is { } answer
                ? [.. measures.Select(measure => NumberOf(measure.Path, isOne ? answer.Position : answer.Position * measure.Default))]
                : [],
            []
        );
    }

    /// <summary>The answer in words: the sliders show the measures that it takes.</summary>
    private string Words(SolveResult result, double strongest, string unit)
    {
        var (language, texts) = (service.Texts.Language, new StudySentences(service.Texts.Language, service.Loaded));
        var (goal, value) = (texts.Goal(result.Goal), texts.Value((result.Answer ?? result.Closest).Value, unit));
        if (result.Answer is not null)
            return language.Translate($"{goal} is reached with the measures that the sliders show: {value}.");
        var most = (result.Lever.To * strongest).ToString("0.#", language.Culture);
        return language.Translate(
            $"{goal} is out of reach of the measures, up to {most} times full strength. Best attainable value: {value}."
        );
    }

    /// <summary>An ensemble of the state: the scenario's uncertain parameters, and past forecast errors.</summary>
    /// <exception cref="ScenarioException">A path or a number is invalid.</exception>
    public StudyReply Ensemble(StudyQuestion question, CancellationToken cancellation)
    {
        var scenario = service.ScenarioOf(question.Set);
        var options = OptionsOf(cancellation);
        var request = new EnsembleRequest { Scenario = scenario.Reference(), Cases = Cases };
        var answer = StudyAnswers.Of(
            EnsembleStudy.Execute(request, ScenarioStudy.Of(scenario, options), options),
            service.Texts.Language,
            scenario.Loaded
        );
        var style = new FigureStyle
        {
            Width = question.Width,
            Language = service.Texts.Language,
            Embedded = true,
        };
        var shown = scenario.Model.Targets.Select(target => target.Outcome).DefaultIfEmpty(0).Distinct().Order();
        return new StudyReply(
            service.Loaded.Bundle.Sha256,
            [.. answer.Findings],
            [],
            [
                .. shown
                    .Where(outcome => outcome < scenario.Model.Outcomes.Length)
                    .Select(outcome => SvgRenderer.Render(answer.Figures[outcome].Figure, style)),
            ]
        );
    }

    private static ExecutionOptions OptionsOf(CancellationToken cancellation) =>
        new() { Context = new StudyContext { Cancellation = cancellation } };

    /// <summary>With all measures at full strength where the page has switched all of them off.</summary>
    private static Scenario WithMeasures(Scenario scenario)
    {
        var measures = CaseSpace.Of(scenario.Model).Intensities.ToArray();
        return Array.Exists(measures, measure => measure.Default != 0)
            ? scenario
            : measures.Aggregate(scenario, (all, measure) => all.With(measure.Path, 1));
    }

    private static string NumberOf(string path, double value) => string.Create(CultureInfo.InvariantCulture, $"{path}={value:R}");
}
