using System.Collections.Immutable;
using System.CommandLine;
using TradeSim.Engine.Outcomes;
using TradeSim.Figures;
using TradeSim.Runs;
using TradeSim.Runs.Reports;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Solving;
using CheapestMix = TradeSim.Studies.Solving.CheapestMix;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim solve FILE --lever path</c>: what would it take?</summary>
internal static class SolveCommand
{
    private const int MostOptions = 40;

    private static readonly string[] OfDrawnCases =
    [
        StudyOptions.UncertainName,
        StudyOptions.CasesName,
        StudyOptions.SamplingName,
        StudyOptions.SeedName,
        StudyOptions.LeaveOutName,
    ];

    public static Command Create()
    {
        var lever = new Option<string[]>("--lever")
        {
            Description =
                "What may be turned, within bounds if they are given. Several go by their costs, or, without bounds, by one common factor.",
            HelpName = "path[=from:to]",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var cheapest = new Option<bool>("--cheapest")
        {
            Description =
                "Searches the cheapest mix of the levers, by what they cost in the scenario; without --lever of all policies that cost something, each up to what is described.",
        };
        var cost = new Option<string[]>("--cost")
        {
            Description = "What a unit of a lever costs, in place of its cost in the scenario; the cheapest mix is searched.",
            HelpName = "path=number",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var budget = new Option<string[]>("--budget")
        {
            Description = "What the levers of the cheapest mix may cost together, or some of them. May be repeated.",
            HelpName = "[path,path=]number",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var probability = CommonOptions.Number(
            "--probability",
            "Reaches the bound in this share of the drawn cases, instead of in one case."
        );
        return StudyCommand.Create(
            "solve",
            "Finds the smallest position of a lever that reaches a target, or how close one can come; with costs the cheapest mix and the frontier.",
            [lever, cheapest, cost, budget, probability, .. StudyOptions.Goal(), .. StudyOptions.Design(256), .. StudyOptions.Uncertain()],
            call =>
            {
                var (levers, costs, budgets, wanted) = (
                    call.Get<string[]>(lever.Name)!,
                    call.Get<string[]>(cost.Name)!,
                    call.Get<string[]>(budget.Name)!,
                    call.Get<double?>(probability.Name)
                );
                var mixes = costs.Length > 0 || call.Get<bool>(cheapest.Name);
                if (budgets.Length > 0 && !mixes)
                    throw new UserException(
                        "got --budget without --cheapest or --cost, expected it for a mix of levers that cost something"
                    );
                if (mixes && wanted is not null)
                    throw new UserException(
                        "got --probability for a cheapest mix, expected it with --lever alone: a mix is searched in one case"
                    );
                if (wanted is null && call.Given(OfDrawnCases) is [var idle, ..])
                    throw new UserException(
                        $"got {idle} without --probability, expected it where cases are drawn: this search turns levers in one case"
                    );
                return mixes ? Mix(call, levers, costs, budgets) : One(call, levers, wanted);
            }
        );
    }

    private static StudyAnswer One(StudyCall call, string[] levers, double? probability)
    {
        if (levers.Length == 0)
            throw new UserException(
                $"got no --lever, expected at least one such as --lever {call.Space.Parameters.FirstOrDefault(parameter => parameter.Path.EndsWith(".intensity", StringComparison.Ordinal))?.Path ?? "path"}, or --cheapest"
            );
        var (goal, space) = (call.Goal(), call.Space);
        if (levers.Length > 1 && levers.FirstOrDefault(text => text.Contains('=', StringComparison.Ordinal)) is { } bounded)
            throw new UserException(
                $"got --lever {bounded} beside others, expected paths without bounds: levers without costs go by one common factor"
            );
        var lever = levers is [var only]
            ? LeverOf(space, only)
            : Lever.CommonFactor(space, call.Tell.CommonFactor(string.Join(", ", levers)), [.. levers]);
        var options = new SolveOptions { FailedCases = call.FailedCases };
        var design = probability is null ? null : call.Design(call.Uncertain());
        var result = call.Run(context =>
            design is null
                ? Solve.Run(call.Runner, goal, lever, options, context)
                : Solve.Run(call.Runner, goal, lever, design, probability!.Value, options, context)
        );
        var trials = result.Trials.Where(trial => trial.Value is not null).ToArray();
        var axis = probability is null ? call.Tell.AxisOf(call.Unit(goal.Reading)) : new Axis("", "", NumberKind.Percent);
        var target = probability is { } wanted
            ? new TargetLine(call.Tell.WantedProbability, wanted)
            : call.Tell.LineOf(goal, call.Unit(goal.Reading));
        var told = new List<string> { call.Tell.Takes(result, call.Unit(goal.Reading)) };
        if (!result.IsMonotone)
            told.Add(call.Tell.NotMonotone);
        return new StudyAnswer
        {
            Findings = told,
            Figures =
            [
                (
                    "solve",
                    new LineChart(
                        new FigureText(Sentences.Capital(told[0]), Sentences.Capital(goal.Reading.Name)),
                        new Axis(lever.Name),
                        axis,
                        trials.Select(trial => trial.Position),
                        [
                            new LineSeries(
                                probability is null ? goal.Reading.Name : call.Tell.ProbabilityWord,
                                trials.Select(trial => trial.Value!.Value)
                            )
                            {
                                Points = true,
                            },
                        ],
                        target
                    )
                ),
            ],
            Tables = [result.Table()],
            Failed = result.Failed,
        };
    }

    private static StudyAnswer Mix(StudyCall call, string[] levers, string[] costs, string[] budgets)
    {
        var goal = call.Goal();
        var priced = Priced(call, levers, costs);
        ImmutableArray<Lever> read = [.. priced.Select(item => item.Lever)];
        var result = call.Run(context =>
            CheapestMix.Run(call.Runner, goal, priced, [.. budgets.Select(text => BudgetOf(text, read))], context: context)
        );
        var unit = call.Unit(goal.Reading);
        string Positions(Mix mix) =>
            string.Join(", ", read.Zip(mix.Positions, (lever, position) => $"{lever.Name}={call.Tell.Short(position)}"));
        var finding = call.Tell.Cheapest(goal, result.Answer, result.Closest, Positions, unit);
        var options = result
            .Frontier.Select((mix, index) => new CostedOption(call.Tell.MixWord(index + 1), mix.Cost, mix.Value))
            .Take(MostOptions)
            .ToArray();
        return new StudyAnswer
        {
            Findings = [finding, call.Tell.BestFound(result.Cases)],
            Shown = new ShownTable(
                "frontier",
                [call.Tell.CostWord, goal.Reading.Name, .. read.Select(lever => lever.Name)],
                result.Frontier.Select(
                    (mix, index) =>
                        (
                            call.Tell.MixWord(index + 1),
                            (IReadOnlyList<string>)
                                [call.Tell.Number(mix.Cost), call.Tell.Number(mix.Value), .. mix.Positions.Select(call.Tell.Number)]
                        )
                )
            ),
            Figures =
                options.Length == 0
                    ? []
                    :
                    [
                        (
                            "frontier",
                            new Frontier(
                                new FigureText(Sentences.Capital(finding), Sentences.Capital(goal.Reading.Name)),
                                new Axis(call.Tell.CostWord),
                                call.Tell.AxisOf(unit),
                                options,
                                call.Tell.LineOf(goal, unit),
                                lessIsBetter: goal.Bound == Bound.AtMost
                            )
                        ),
                    ],
            Tables = [result.Table()],
            Failed = result.Failed,
        };
    }

    /// <summary>The levers that were named, or all policies that cost something; costs from the command line before those
    /// of the scenario.</summary>
    private static ImmutableArray<PricedLever> Priced(StudyCall call, string[] levers, string[] costs)
    {
        var given = costs
            .Select(text => (Path: text.Split('=')[0].Trim(), Cost: CostOf(text)))
            .ToLookup(item => item.Path, item => item.Cost);
        // The scenario is run for its prices only where one of them is needed.
        var stated =
            levers.Length > 0 && levers.All(text => given[text.Split('=')[0]].Any()) ? [] : PricedLever.OfPolicies(call.Loaded.Scenario);
        ImmutableArray<Lever> read =
            levers.Length > 0 ? [.. levers.Select(text => LeverOf(call.Space, text))] : [.. stated.Select(item => item.Lever)];
        if (read.IsEmpty)
            throw new UserException(
                "got a scenario whose policies have no cost, expected a cost: of some policy, or --lever path --cost path=1"
            );
        if (given.FirstOrDefault(item => item.Count() > 1 || read.All(lever => lever.Name != item.Key)) is { } stray)
            throw new UserException($"got --cost for {stray.Key}, expected it once, for a lever");
        return
        [
            .. read.Select(lever => new PricedLever(
                lever,
                given[lever.Name]
                    .Concat(stated.Where(item => item.Lever.Name == lever.Name).Select(item => item.Cost))
                    .Cast<double?>()
                    .FirstOrDefault()
                    ?? throw new UserException($"got no cost of {lever.Name}, expected one for each lever: --cost {lever.Name}=1")
            )),
        ];
    }

    private static Budget BudgetOf(string text, ImmutableArray<Lever> levers)
    {
        var equals = text.LastIndexOf('=');
        return CommonOptions.TryFinite(text[(equals + 1)..], out var limit)
            ? new Budget(
                text,
                equals < 0 ? [.. levers.Select(lever => lever.Name)] : [.. text[..equals].Split(',').Select(name => name.Trim())],
                limit
            )
            : throw new UserException($"got --budget {text}, expected a number, or path,path=number");
    }

    private static double CostOf(string text) =>
        text.Split('=') is [_, var number] && CommonOptions.TryFinite(number, out var cost)
            ? cost
            : throw new UserException($"got --cost {text}, expected path=number");

    private static Lever LeverOf(CaseSpace space, string text)
    {
        if (text.Split('=') is not [var path, var bounds])
            return Lever.Of(space, text);
        return
            bounds.Split(':') is [var low, var high]
            && CommonOptions.TryFinite(low, out var from)
            && CommonOptions.TryFinite(high, out var to)
            ? Lever.Of(space, path, from, to)
            : throw new UserException($"got --lever {text}, expected path or path=from:to");
    }
}
