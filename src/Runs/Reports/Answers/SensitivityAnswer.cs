using TradeSim.Figures;
using TradeSim.Runs.Execution;
using TradeSim.Studies.Sensitivities;

namespace TradeSim.Runs.Reports.Answers;

/// <summary>Words the drivers of an outcome.</summary>
internal static class SensitivityAnswer
{
    private const int MostSwings = 40;

    /// <summary>The sentences, table and figures.</summary>
    public static StudyAnswer Of(SensitivityStudy study, StudySentences texts)
    {
        var (tornado, reading) = (study.Tornado, study.Reading);
        var unit = study.Study.Unit(reading);
        var finding = texts.DependsOn(reading, tornado.Bars[0], unit);
        var swings = tornado
            .Bars.Where(bar => bar.Low is not null && bar.High is not null)
            .Take(MostSwings)
            .Select(bar => new Swing(texts.Say.Names.Path(bar.Factor), "10 %", "90 %", bar.Low!.Value, bar.High!.Value))
            .ToArray();
        return new StudyAnswer
        {
            Findings = [finding, study.Morris is { } morris ? texts.Morris(morris.Cases) : texts.Sobol(study.Sobol!.Cases)],
            Shown = study.Morris is { } effects ? Shown(effects, texts) : Shown(study.Sobol!, texts),
            Figures =
                swings.Length == 0
                    ? []
                    :
                    [
                        (
                            "tornado",
                            new Figures.Tornado(
                                new FigureText(Sentences.Capital(finding), Sentences.Capital(texts.OthersAtMedians(reading))),
                                texts.AxisOf(unit),
                                tornado.Middle,
                                swings,
                                texts.LineOf(study.Study.TargetOn(reading), unit)
                            )
                        ),
                    ],
            Tables = [],
        };
    }

    private static ShownTable Shown(MorrisResult result, StudySentences texts)
    {
        var number = texts.Say.Alike(result.Factors.SelectMany(item => (double[])[item.MeanAbsolute, item.Mean, item.Deviation]));
        return new(
            "",
            ["mu*", "± s.e.", "mu", "sigma"],
            result.Factors.Select(item =>
                (texts.Say.Names.Path(item.Factor), Cells(number, item.MeanAbsolute, item.StandardError, item.Mean, item.Deviation))
            )
        );
    }

    private static ShownTable Shown(SobolResult result, StudySentences texts)
    {
        string Share(double value) => value.ToString("0.000", texts.Say.Culture);
        return new(
            "",
            ["first", "low", "high", "total", "low", "high"],
            result.Factors.Select(item =>
                (
                    texts.Say.Names.Path(item.Factor),
                    Cells(Share, item.First.Value, item.First.Low, item.First.High, item.Total.Value, item.Total.Low, item.Total.High)
                )
            )
        );
    }

    private static IReadOnlyList<string> Cells(Func<double, string> number, params double[] values) => [.. values.Select(number)];
}
