using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Sensitivities;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words the drivers of an outcome.</summary>
internal static class SensitivityAnswer
{
    private const int MostSwings = 40;

    /// <summary>The sentences, table and figures.</summary>
    public static StudyAnswer Of(SensitivityStudy study, StudySentences tell)
    {
        var (tornado, reading) = (study.Tornado, study.Reading);
        var unit = study.Study.Unit(reading);
        var finding = tell.Hinges(reading, tornado.Bars[0], unit);
        var swings = tornado
            .Bars.Where(bar => bar.Low is not null && bar.High is not null)
            .Take(MostSwings)
            .Select(bar => new Swing(bar.Factor, "10 %", "90 %", bar.Low!.Value, bar.High!.Value))
            .ToArray();
        return new StudyAnswer
        {
            Findings = [finding, study.Morris is { } morris ? tell.Morris(morris.Cases) : tell.Sobol(study.Sobol!.Cases)],
            Shown = study.Morris is { } effects ? Shown(effects, tell) : Shown(study.Sobol!, tell),
            Figures =
                swings.Length == 0
                    ? []
                    :
                    [
                        (
                            "tornado",
                            new Figures.Tornado(
                                new FigureText(Sentences.Capital(finding), Sentences.Capital(tell.OthersAtMedians(reading))),
                                tell.AxisOf(unit),
                                tornado.Middle,
                                swings,
                                tell.LineOf(study.Study.TargetOn(reading), unit)
                            )
                        ),
                    ],
            Tables = [],
        };
    }

    private static ShownTable Shown(MorrisResult result, StudySentences tell) =>
        new(
            "",
            ["mu*", "± s.e.", "mu", "sigma"],
            result.Factors.Select(item => (item.Factor, Cells(tell, item.MeanAbsolute, item.StandardError, item.Mean, item.Deviation)))
        );

    private static ShownTable Shown(SobolResult result, StudySentences tell) =>
        new(
            "",
            ["first", "low", "high", "total", "low", "high"],
            result.Factors.Select(item =>
                (
                    item.Factor,
                    Cells(tell, item.First.Value, item.First.Low, item.First.High, item.Total.Value, item.Total.Low, item.Total.High)
                )
            )
        );

    private static IReadOnlyList<string> Cells(StudySentences tell, params double[] values) => [.. values.Select(tell.Number)];
}
