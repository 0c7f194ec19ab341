using System.CommandLine;
using System.Globalization;
using TradeSim.Client.Reports;
using TradeSim.Figures;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Sensitivities;
using TradeSim.Studies.Tables;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Client.Commands;

/// <summary><c>tradesim sensitivity FILE</c>: what the answer hinges on.</summary>
internal static class SensitivityCommand
{
    public static Command Create()
    {
        var method = new Option<string>("--method") { Description = "morris: screening by elementary effects; sobol: shares of the variance.", DefaultValueFactory = _ => "morris" };
        method.AcceptOnlyFromAmong("morris", "sobol");
        var samples = new Option<int?>("--samples") { Description = "Walks of morris (32 by default) or base points of sobol (512)." };
        return StudyCommand.Create("sensitivity", "Says what an outcome hinges on: a tornado from the 10 % to the 90 % quantile of each uncertain number, and Morris effects or Sobol' indices.",
            [method, samples, .. StudyOptions.Reading(), .. StudyOptions.Uncertain()], call => Ask(call, call.Get<string>(method.Name)!, call.Get<int?>(samples.Name)));
    }

    private static StudyAnswer Ask(StudyCall call, string method, int? samples)
    {
        var (inputs, reading) = (call.Uncertain(), call.Reading());
        var tornado = call.Run(context => Studies.Sensitivities.Tornado.Run(call.Runner, inputs, reading, new TornadoOptions { FailedCases = call.FailedCases }, context));
        var answer = method == "sobol" ? Sobol(call, inputs, reading, samples ?? 512) : Morris(call, inputs, reading, samples ?? 32);
        var unit = call.Unit(reading);
        var widest = tornado.Bars[0];
        var finding = string.Create(CultureInfo.InvariantCulture, $"{reading.Name} in {reading.Year} hinges most on {widest.Factor}: {Value(widest.Low, unit)} at its 10 % quantile, {Value(widest.High, unit)} at its 90 % quantile.");
        var swings = tornado.Bars.Where(bar => bar.Low is not null && bar.High is not null).Take(40).Select(bar => new Swing(bar.Factor, "10 %", "90 %", bar.Low!.Value, bar.High!.Value)).ToArray();
        return answer with
        {
            Findings = [finding, .. answer.Findings],
            Figures = swings.Length == 0 ? [] : [("tornado", new Figures.Tornado(new FigureText(finding, Sentences.Capital($"{reading.Name}, others at their medians")), StudyReport.AxisOf(unit), tornado.Middle, swings, StudyReport.LineOf(call.TargetOn(reading), unit)))],
            Tables = [tornado.Table(), .. answer.Tables],
            Failed = [.. tornado.Failed, .. answer.Failed],
        };
    }

    private static StudyAnswer Morris(StudyCall call, InputSpace inputs, Reading reading, int walks)
    {
        var result = call.Run(context => Studies.Sensitivities.Morris.Run(call.Runner, inputs, reading, new MorrisOptions { Trajectories = walks, Seed = call.Seed, FailedCases = call.FailedCases }, context));
        return Answer(string.Create(CultureInfo.InvariantCulture, $"Morris screening, {result.Cases} cases: mu* is the mean absolute effect of a number over its whole range, sigma how far it bends or depends on others."),
            new ShownTable("", ["mu*", "± s.e.", "mu", "sigma"], result.Factors.Select(item => (item.Factor, Cells(item.MeanAbsolute, item.StandardError, item.Mean, item.Deviation)))), result.Table()) with { Failed = result.Failed };
    }

    private static StudyAnswer Sobol(StudyCall call, InputSpace inputs, Reading reading, int points)
    {
        var result = call.Run(context => SobolIndices.Run(call.Runner, inputs, reading, new SobolOptions { Points = points, Seed = call.Seed, FailedCases = call.FailedCases }, context));
        return Answer(string.Create(CultureInfo.InvariantCulture, $"Sobol' indices, {result.Cases} cases: shares of the variance by each number alone (first) and with its interactions (total), with 95 % intervals."),
            new ShownTable("", ["first", "low", "high", "total", "low", "high"], result.Factors.Select(item => (item.Factor, Cells(item.First.Value, item.First.Low, item.First.High, item.Total.Value, item.Total.Low, item.Total.High)))), result.Table()) with { Failed = result.Failed };
    }

    private static StudyAnswer Answer(string finding, ShownTable shown, StudyTable table) => new() { Findings = [finding], Shown = shown, Tables = [table] };

    private static IReadOnlyList<string> Cells(params double[] values) => [.. values.Select(Terminal.Number)];

    private static string Value(double? value, string unit) => value is { } number ? StudyReport.Value(number, unit) : "failed";
}
