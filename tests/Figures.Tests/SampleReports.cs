using TradeSim.Figures.Report;

namespace TradeSim.Figures.Tests;

/// <summary>A report and a comparison as a run would make them.</summary>
internal static class SampleReports
{
    public static ReportDocument Report() =>
        new()
        {
            Title = "Kyrgyzstan and Belarus: 500 million by 2030",
            Subtitle = "What it would take to raise mutual trade from 133 to 500 million US dollars in five years",
            Finding =
            [
                "With the corridor and the joint plants turnover reaches 379 million US dollars in 2030 and misses the target by 121 "
                    + "million.",
                "Growth alone brings 198 million. The corridor adds 70 million, joint plants 88 million. In 4 of 100 cases the target "
                    + "is met.",
            ],
            Targets =
            [
                new(
                    "Turnover of Kyrgyzstan and Belarus in 2030",
                    "at least 500 million US dollars",
                    "379 million US dollars",
                    false,
                    "Misses by 121 million; needs 5.7 % more a year."
                ),
                new("Share of machinery in turnover in 2030", "at least 25 %", "33 %", true, "Met from 2028 on."),
            ],
            Figures = [Samples.Line(), Samples.Area(), Samples.Waterfall(), Samples.Tornado(), Samples.Multiples(), Samples.Sweep()],
            Policies =
            [
                new(
                    "corridor",
                    "trade costs −20 % from 2026, linear over 3 years",
                    "Intergovernmental Council, January 2025",
                    "Border days from 9 to 4"
                ),
                new("joint-plants", "offtake 12 % of machinery imports", "Press service of the Kyrgyz cabinet"),
            ],
            Assumptions =
            [
                new("growth.KG", "5.5 % a year", "IMF, World Economic Outlook, October 2025"),
                new("adjustment", "0.38 a year", "Boehm, Levchenko and Pandalai-Nayar (2023)"),
            ],
            Provenance =
            [
                "Flows are for 2023. Kyrgyz statistics say 110 million dollars, Belarusian about 160; the report uses their geometric "
                    + "mean.",
            ],
            ProvenanceTable = new FigureTable(
                ["Status", "Share of the pair's trade value"],
                [
                    [TableCell.Of("reported"), TableCell.Of(0.62, NumberKind.Percent)],
                    [TableCell.Of("estimated"), TableCell.Of(0.31, NumberKind.Percent)],
                    [TableCell.Of("assumed"), TableCell.Of(0.07, NumberKind.Percent)],
                ]
            ),
            Limits =
            [
                "The model knows ten sectors and no firms. A joint plant enters as a contracted share of spending, not as an investment "
                    + "with a balance sheet.",
                "Exchange rates, sanctions and logistics outside the corridor are assumptions, and the report says where they matter.",
            ],
            Repeat = ["tradesim run scenarios/kyrgyzstan-belarus-500m.yaml --out runs/kg-by", "tradesim run --from runs/kg-by"],
            Footer = "TradeSim 0.1.0 · scenario 3f9a12 · data 77c01e · seed 1",
        };

    public static BriefDocument Brief() =>
        new()
        {
            Title = "Kyrgyzstan and Belarus: 500 million by 2030",
            Subtitle = "Turnover at least 500 million US dollars by 2030",
            Finding = ["Business as usual ends at 198 million.", "No plausible mix reaches the target."],
            Facts = new FigureTable(
                ["", "value"],
                [
                    [TableCell.Of("Turnover in 2023"), TableCell.Of("133")],
                    [TableCell.Of("Probability"), TableCell.Of("4 %")],
                ]
            ),
            Left = Samples.Line(),
            UnderLeft = new BriefSection(
                "Drivers of the result",
                new FigureTable(
                    ["not known", "share"],
                    [
                        [TableCell.Of("growth"), TableCell.Of("60 %")],
                    ]
                ),
                "Share of the spread."
            ),
            Right = Samples.Waterfall(),
            Sections =
            [
                new BriefSection(
                    "Highest intensity of all measures",
                    new FigureTable(
                        ["measure", "cost"],
                        [
                            [TableCell.Of("corridor"), TableCell.Of("30")],
                        ]
                    )
                ),
            ],
            Notes = ["The base rate is rough."],
            Footer = "tradesim brief x.yaml",
        };

    public static CompareDocument Compare(int runs = 3)
    {
        string[] names =
            runs == 3 ? ["Business as usual", "Corridor", "Corridor and plants"] : [.. Enumerable.Range(1, runs).Select(i => $"Run {i}")];
        double Rate(int run) => runs == 3 ? 0.058 + (0.05 * run) : 0.04 + (0.14 * (((run * 7) + 3) % runs) / runs);
        double[] Path(int run) => [.. Samples.Years.Select(year => 133 * Math.Pow(1 + Rate(run), year - 2023))];
        return new CompareDocument
        {
            Title = $"Comparison of {runs} runs",
            Runs = names,
            Inputs =
            [
                new("policies.corridor.intensity", InputKind.Policy, [.. names.Select((_, i) => i == 0 ? "0" : "1")]),
                new("policies.joint-plants.intensity", InputKind.Policy, [.. names.Select((_, i) => i == names.Length - 1 ? "1" : "0")]),
                new("assumptions.growth.KG", InputKind.Assumption, [.. names.Select((_, i) => i == 1 ? "5 %" : "5.5 %")]),
            ],
            Outcomes =
            [
                new("Turnover in 2030", new Axis("Turnover", "million US dollars"), [.. names.Select((_, i) => (double?)Path(i)[^1])]),
                new(
                    "Real income of Kyrgyzstan",
                    new Axis("Real income", kind: NumberKind.Percent),
                    [.. names.Select((_, i) => i == 1 ? null : (double?)(1 + (0.002 * i)))]
                ),
            ],
            Paths =
            [
                new(
                    new FigureText("Corridor and plants end highest", "Turnover of Kyrgyzstan and Belarus", "own calculation"),
                    new Axis("Turnover", "million US dollars"),
                    Samples.Years,
                    [.. names.Select((_, i) => (IReadOnlyList<double>?)Path(i))],
                    new TargetLine("Target 500 by 2030", 500, 2030)
                ),
            ],
            Contributions = [Samples.Waterfall()],
            Footer = "TradeSim 0.1.0",
        };
    }
}
