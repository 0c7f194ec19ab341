using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using Scenario = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim explain FILE</c>: what each policy and assumption adds to the change of an outcome.</summary>
internal static class ExplainCommand
{
    private const string Growth = "assumptions.growth";

    public static Command Create()
    {
        var with = new Option<string[]>("--with")
        {
            Description =
                "Assumptions that are switched off and on like a policy: a path and all numbers below it. Growth by default; may be repeated.",
            HelpName = "path",
        };
        var second = new Argument<string?>("FILE2")
        {
            Description = "A second scenario: what each difference adds on the way from the first to it. What --set gives holds in both.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = StudyCommand.Create(
            "explain",
            "Decompose the change in an outcome, or the difference between two scenarios, into contributions of growth and each measure.",
            [.. StudyOptions.Reading(), with, StudyOptions.Seed()],
            call =>
                call.Get<string?>(second.Name) is { } other
                    ? Between(call, other, call.Get<string[]>(with.Name) ?? [])
                    : Ask(call, call.Get<string[]>(with.Name) ?? [])
        );
        command.Arguments.Add(second);
        return command;
    }

    /// <summary>From one scenario to another.</summary>
    private static StudyAnswer Between(StudyCall call, string file, string[] with)
    {
        if (with.Length > 0)
            throw new UserException(
                "got --with and a second scenario, expected one of them: between two scenarios every difference is a contribution"
            );
        if (!call.IsEmbedded)
            throw new UserException(
                "got --cluster and a second scenario, expected one of them: mixtures of two scenarios are made and run in this process"
            );
        var second = ScenarioReader.Read(file, call.Loaded.Bundle.Overrides, call.Limits);
        var (one, other) = (call.Loaded.Scenario, second.Scenario);
        var two = TwoScenarios.Of(call.Loaded, second, call.Limits, call.Machine);
        var asked = call.Reading();
        var reading = two.Space.Read(asked.Name, asked.Year);
        var result = call.Run(context =>
            two.Explain(
                reading,
                asked.Of(Solved(one, context.Cancellation)),
                CaseSpace.Of(other).Read(asked.Name, asked.Year).Of(Solved(other, context.Cancellation)),
                call.Seed,
                context
            )
        );
        var told = new ContributionsTold(result, call.Unit(asked), call.Style.Language) { StartName = one.Name, EndName = other.Name };
        return Answer(call, result, told, told.Sentence) with { Second = second };
    }

    private static CaseResult Solved(Scenario scenario, CancellationToken cancellation)
    {
        var result = new Simulation(scenario).Run(cancellation);
        return result.Failure is { } failure ? throw new FailedCasesException($"{scenario.Name}: {failure}") : result;
    }

    private static StudyAnswer Ask(StudyCall call, string[] with)
    {
        var reading = call.Reading();
        string[] paths =
            with.Length > 0 ? with
            : call.Space.Parameters.Any(parameter => parameter.Path.StartsWith(Growth + ".", StringComparison.Ordinal)) ? [Growth]
            : [];
        ImmutableArray<Contributor> contributors =
        [
            .. paths.Select(path => Contributor.Below(call.Space, path)),
            .. Contributor.Policies(call.Space),
        ];
        var result = call.Run(context => Explain.Run(call.Runner, reading, contributors, new ExplainOptions { Seed = call.Seed }, context));
        var told = new ContributionsTold(result, call.Unit(reading), call.Style.Language)
        {
            StartName = Year(call.Space.BaselineYear),
            EndName = Year(reading.Year),
            FromBaseline = true,
        };
        return Answer(call, result, told, call.Tell.Contributed(result, call.Unit(reading)));
    }

    private static StudyAnswer Answer(StudyCall call, Explanation result, ContributionsTold told, string finding) =>
        new()
        {
            Findings = [finding, call.Tell.AddUp(result)],
            Shown = told.Table,
            Figures =
            [
                (
                    "contributions",
                    told.Waterfall(Sentences.Capital(finding), call.Tell.LineOf(call.TargetOn(call.Reading()), call.Unit(result.Reading)))
                ),
            ],
            Tables = [result.WaterfallTable()],
        };

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
