using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using TradeSim.Client.Printing;
using TradeSim.Engine.Outcomes;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Scenarios;
using TradeSim.Studies.Briefs;
using TradeSim.Studies.Cases;
using TradeSim.Studies.History;
using TradeSim.Studies.Solving;
using Scenario = TradeSim.Engine.Dynamics.Scenario;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim brief FILE...</c>: one page for those who decide.</summary>
internal static class BriefCommand
{
    private const int MostScenarios = 3; // columns that fit the page

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "A scenario file, and the same on other statistical bases: up to three, each a column of the page.",
            Arity = ArgumentArity.OneOrMore,
        };
        var plausible = CommonOptions.Number(
            "--plausible",
            "How far a policy can plausibly be turned up; 1 is as described.",
            otherwise: 1
        );
        var cases = new Option<int>(StudyOptions.CasesName)
        {
            Description = "Cases behind each probability.",
            DefaultValueFactory = _ => new BriefOptions().Cases,
        };
        var command = new Command(
            "brief",
            "Write a one-page brief: forecast, probability of the target, cheapest mix, and what each measure contributes."
        )
        {
            files,
            CommonOptions.Out("Folder for the page; out/NAME-brief by default, with a number behind it if that exists."),
            CommonOptions.Set(),
            CommonOptions.Force(),
            CommonOptions.Large(),
            CommonOptions.Language(),
            CommonOptions.Png(),
            plausible,
            cases,
            StudyOptions.History("History behind the forecast band and the base rate."),
        };
        foreach (
            var option in (Option[])[.. StudyOptions.Goal(), .. StudyOptions.Uncertain(), .. StudyOptions.Machine(), .. HostOptions.All()]
        )
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancellation) =>
                Verbs.Cancellable(() =>
                {
                    using var hosts = HostOptions.Of(parsed, cancellation);
                    var calls = Calls(command, parsed, parsed.GetValue(files)!, hosts, cancellation);
                    using var folder = calls[0].Folder;
                    var code = Answer(calls, parsed.GetValue(plausible)!.Value, CommonOptions.StyleOf(parsed));
                    hosts.Written();
                    return code;
                })
        );
        return command;
    }

    private static StudyCall[] Calls(Command command, ParseResult parsed, string[] files, CaseHosts hosts, CancellationToken cancellation)
    {
        if (files.Length > MostScenarios)
            throw new UserException($"got {files.Length} scenarios, expected 1 to {MostScenarios}: one page holds no more");
        var limits = CommonOptions.Limits(parsed.GetValue<bool>(CommonOptions.LargeName));
        var set = parsed.GetValue<string[]>(CommonOptions.SetName)!;
        var loaded = files.Select(file => ScenarioReader.Read(file, set, limits)).ToArray();
        var folder = RunFolder.Claim(
            parsed.GetValue<string?>(CommonOptions.OutName),
            $"{Path.GetFileNameWithoutExtension(files[0])}-brief",
            oneOfMany: false,
            parsed.GetValue<bool>(CommonOptions.ForceName)
        );
        var question = Question.Of("brief", files, StudyCommand.ArgumentsOf(command, parsed), set); // one page, made of all of them
        return [.. loaded.Select(scenario => new StudyCall(question, parsed, scenario, folder, limits, hosts, cancellation))];
    }

    private static int Answer(StudyCall[] calls, double plausible, ReportStyle style)
    {
        foreach (var warning in calls.SelectMany(call => call.Loaded.Warnings))
            Terminal.Warning(warning.ToString());
        var started = Stopwatch.GetTimestamp();
        var errors = calls[0].History is { } past
            ? calls[0]
                .Run(context =>
                    past.Errors(
                        calls.Max(call => call.Space.YearCount) - 1,
                        $"{StudyOptions.HistoryName} {HistorySource.None} does without",
                        context
                    )
                )
            : null;
        var goals = Goals(calls);
        var mostIntensities = calls.Select(call => MostIntensity(call.Loaded.Scenario, plausible)).ToArray();
        ImmutableArray<TargetBrief> briefs =
        [
            .. calls.Select((call, index) => call.Saying(() => BriefOf(call, goals[index], errors, plausible, mostIntensities[index]))),
        ];
        var asked = calls.Select(call => (call.Loaded, Manifest: call.Manifest(Stopwatch.GetElapsedTime(started)))).ToArray();
        var page = new BriefPage(briefs, plausible, new Sentences(style.Language), style.Language, asked[0].Manifest.Command);
        page.Print(style.Language);
        calls[0].Folder.PrintWritten(calls[0].Folder.Write(asked, page.Answer, page.ToHtml(), style));
        return page.Answer.ExitCodeOf();
    }

    /// <summary>The target of each scenario; one page speaks of one target, from one baseline year, in one unit.</summary>
    private static Goal[] Goals(StudyCall[] calls)
    {
        var goals = calls.Select(call => call.Goal()).ToArray();
        foreach (var (call, goal) in calls.Zip(goals))
        {
            if (!call.Loaded.Scenario.Outcomes.OfType<Turnover>().Any(turnover => turnover.Name == goal.Reading.Name))
                throw new UserException(
                    $"got {goal.Reading.Name}, expected a turnover: what history says of bands and base rates, it says of turnovers"
                );
        }
        string[] said = [.. calls.Zip(goals, (call, goal) => $"{goal} ({call.Unit(goal.Reading)}, from {call.Space.BaselineYear})")];
        var other = Array.FindIndex(said, text => text != said[0]);
        return other < 0
            ? goals
            : throw new UserException(
                $"got {said[other]} in {calls[other].Loaded.Bundle.Scenario} beside {said[0]} in {calls[0].Loaded.Bundle.Scenario}, expected the same target in each column of the page; --outcome, --year, --at-least and --at-most hold for all"
            );
    }

    /// <summary>How far all policies of a scenario can be turned up; 1 where there are none.</summary>
    private static double MostIntensity(Scenario scenario, double plausible)
    {
        double[] most =
        [
            .. scenario
                .Policies.Select(policy => policy.Intensity.ParameterIndex)
                .OfType<int>()
                .Select(index => scenario.Parameters[index].Maximum),
        ];
        if (!(plausible > 0 && plausible < most.DefaultIfEmpty(double.PositiveInfinity).Min()))
            throw new UserException(
                $"got --plausible {plausible}, expected an intensity above 0{(most.Length > 0 ? $" and below {most.Min()}" : "")}"
            );
        return most.DefaultIfEmpty(1).Min();
    }

    private static TargetBrief BriefOf(StudyCall call, Goal goal, ForecastErrorModel? errors, double plausible, double mostIntensity)
    {
        var scenario = call.Loaded.Scenario;
        var beyond = PricedLever.OfPolicies(scenario, mostIntensity);
        var grounds = new BriefInputs(
            errors,
            [.. beyond.Select(item => item with { Lever = Lever.Of(call.Space, item.Lever.Name, 0, plausible) })],
            beyond
        );
        var options = new BriefOptions
        {
            Cases = call.Cases,
            Seed = call.Seed,
            FailedCases = call.FailedCases,
        };
        return call.Run(context =>
            TargetBrief.Make(scenario.Name, call.Runner, goal, call.Uncertain(mayBeEmpty: true), grounds, options, context)
        );
    }
}
