using System.CommandLine;
using TradeSim.Figures;
using TradeSim.Runs.Reports;
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
        var method = new Option<string>("--method")
        {
            Description = "morris: screening by elementary effects; sobol: shares of the variance.",
            DefaultValueFactory = _ => "morris",
        };
        method.AcceptOnlyFromAmong("morris", "sobol");
        var samples = new Option<int?>("--samples") { Description = "Walks of morris (32 by default) or base points of sobol (512)." };
        return StudyCommand.Create(
            "sensitivity",
            "Says what an outcome hinges on: a tornado from the 10 % to the 90 % quantile of each uncertain number, and Morris effects or Sobol' indices.",
            [method, samples, .. StudyOptions.Reading(), .. StudyOptions.Uncertain()],
            call => Ask(call, call.Get<string>(method.Name)!, call.Get<int?>(samples.Name))
        );
    }

    private static StudyAnswer Ask(StudyCall call, string method, int? samples)
    {
        var (inputs, reading) = (call.Uncertain(), call.Reading());
        // What may be refused for its size goes first.
        var answer = method == "sobol" ? Sobol(call, inputs, reading, samples ?? 512) : Morris(call, inputs, reading, samples ?? 32);
        var tornado = call.Run(context =>
            Studies.Sensitivities.Tornado.Run(call.Runner, inputs, reading, new TornadoOptions { FailedCases = call.FailedCases }, context)
        );
        var unit = call.Unit(reading);
        var widest = tornado.Bars[0];
        var finding = call.Tell.Hinges(reading, widest, unit);
        var swings = tornado
            .Bars.Where(bar => bar.Low is not null && bar.High is not null)
            .Take(40)
            .Select(bar => new Swing(bar.Factor, "10 %", "90 %", bar.Low!.Value, bar.High!.Value))
            .ToArray();
        return answer with
        {
            Findings = [finding, .. answer.Findings],
            Figures =
                swings.Length == 0
                    ? []
                    :
                    [
                        (
                            "tornado",
                            new Figures.Tornado(
                                new FigureText(Sentences.Capital(finding), Sentences.Capital(call.Tell.OthersAtMedians(reading))),
                                call.Tell.AxisOf(unit),
                                tornado.Middle,
                                swings,
                                call.Tell.LineOf(call.TargetOn(reading), unit)
                            )
                        ),
                    ],
            Tables = [tornado.Table(), .. answer.Tables],
            Failed = [.. tornado.Failed, .. answer.Failed],
        };
    }

    private static StudyAnswer Morris(StudyCall call, InputSpace inputs, Reading reading, int walks)
    {
        call.Fitting((long)walks * (inputs.Factors.Length + 1));
        var result = call.Run(context =>
            Studies.Sensitivities.Morris.Run(
                call.Runner,
                inputs,
                reading,
                new MorrisOptions
                {
                    Trajectories = walks,
                    Seed = call.Seed,
                    FailedCases = call.FailedCases,
                },
                context
            )
        );
        return Answer(
            call.Tell.Morris(result.Cases),
            new ShownTable(
                "",
                ["mu*", "± s.e.", "mu", "sigma"],
                result.Factors.Select(item => (item.Factor, Cells(call, item.MeanAbsolute, item.StandardError, item.Mean, item.Deviation)))
            ),
            result.Table()
        ) with
        {
            Failed = result.Failed,
        };
    }

    private static StudyAnswer Sobol(StudyCall call, InputSpace inputs, Reading reading, int points)
    {
        call.Fitting((long)points * (inputs.Factors.Length + 2));
        var result = call.Run(context =>
            SobolIndices.Run(
                call.Runner,
                inputs,
                reading,
                new SobolOptions
                {
                    Points = points,
                    Seed = call.Seed,
                    FailedCases = call.FailedCases,
                },
                context
            )
        );
        return Answer(
            call.Tell.Sobol(result.Cases),
            new ShownTable(
                "",
                ["first", "low", "high", "total", "low", "high"],
                result.Factors.Select(item =>
                    (
                        item.Factor,
                        Cells(call, item.First.Value, item.First.Low, item.First.High, item.Total.Value, item.Total.Low, item.Total.High)
                    )
                )
            ),
            result.Table()
        ) with
        {
            Failed = result.Failed,
        };
    }

    private static StudyAnswer Answer(string finding, ShownTable shown, StudyTable table) =>
        new()
        {
            Findings = [finding],
            Shown = shown,
            Tables = [table],
        };

    private static IReadOnlyList<string> Cells(StudyCall call, params double[] values) => [.. values.Select(call.Tell.Number)];
}
