using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Reports;
using TradeSim.Figures;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Explaining;
using Step = TradeSim.Figures.Contribution;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim explain FILE</c>: what each policy and assumption adds to the change of an outcome.</summary>
internal static class ExplainCommand
{
    private const string Growth = "assumptions.growth";
    private const int MostSteps = 28;

    public static Command Create()
    {
        var with = new Option<string[]>("--with") { Description = "Assumptions that are switched off and on like a policy: a path and all numbers below it. Growth by default; may be repeated.", HelpName = "path" };
        return StudyCommand.Create("explain", "Takes the change of an outcome apart: what growth and each policy add to it (Shapley values, which add up).",
            [.. StudyOptions.Reading(), with, StudyOptions.Seed()], call => Ask(call, call.Get<string[]>(with.Name) ?? []));
    }

    private static StudyAnswer Ask(StudyCall call, string[] with)
    {
        var reading = call.Reading();
        string[] paths = with.Length > 0 ? with : call.Space.Parameters.Any(parameter => parameter.Path.StartsWith(Growth + ".", StringComparison.Ordinal)) ? [Growth] : [];
        ImmutableArray<Contributor> contributors = [.. paths.Select(path => Contributor.Below(call.Space, path)), .. Contributor.Policies(call.Space)];
        var result = call.Run(context => Explain.Run(call.Runner, reading, contributors, new ExplainOptions { Seed = call.Seed }, context));
        var unit = call.Unit(reading);
        string Value(double value) => StudyReport.Value(value, unit);
        var largest = result.Contributions.MaxBy(item => Math.Abs(item.Value))!;
        string[] findings =
        [
            string.Create(CultureInfo.InvariantCulture, $"{reading.Name} goes from {Value(result.Baseline)} in {call.Space.BaselineYear} to {Value(result.End)} in {reading.Year}; {largest.Name} adds most of all, {Terminal.Number(largest.Value)}."),
            string.Create(CultureInfo.InvariantCulture, $"{(result.IsExact ? "All combinations were run" : "Orders were drawn")}, {result.Cases} cases; contributions add up to the change."),
        ];
        return new StudyAnswer
        {
            Findings = findings,
            Shown = new ShownTable($"{reading.Name}, {unit}", ["contribution", "± s.e.", "alone", "last"],
            [
                (call.Space.BaselineYear.ToString(CultureInfo.InvariantCulture), [Terminal.Number(result.Baseline), "", "", ""]),
                ("all off", [Terminal.Number(result.Start - result.Baseline), "", "", ""]),
                .. result.Contributions.Select(item => (item.Name, (IReadOnlyList<string>)[Terminal.Number(item.Value), item.StandardError == 0 ? "" : Terminal.Number(item.StandardError), Shown(item.Alone), Shown(item.Last)])),
                (reading.Year.ToString(CultureInfo.InvariantCulture), [Terminal.Number(result.End), "", "", ""]),
            ]),
            Figures = [("contributions", Chart(result, findings[0], unit, call.TargetOn(reading), call.Space.BaselineYear))],
            Tables = [result.WaterfallTable()],
        };
    }

    private static Waterfall Chart(Explanation result, string title, string unit, Goal? goal, int baselineYear)
    {
        var sorted = result.Contributions.OrderByDescending(item => Math.Abs(item.Value)).ToArray();
        List<Step> steps = [new("all off", result.Start - result.Baseline), .. sorted.Take(MostSteps).Select(item => new Step(item.Name, item.Value))];
        if (sorted.Length > MostSteps) steps.Add(new Step("others", sorted.Skip(MostSteps).Sum(item => item.Value)));
        return new Waterfall(new FigureText(title, "Contributions (Shapley values)"), StudyReport.AxisOf(unit), baselineYear.ToString(CultureInfo.InvariantCulture), result.Baseline, steps,
            result.Reading.Year.ToString(CultureInfo.InvariantCulture), StudyReport.LineOf(goal, unit));
    }

    private static string Shown(double? value) => value is { } number ? Terminal.Number(number) : "";
}
