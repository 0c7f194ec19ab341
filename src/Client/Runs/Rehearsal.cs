using TradeSim.Engine.Baseline;
using TradeSim.Engine.Dynamics;
using TradeSim.Figures;
using TradeSim.Figures.Report;

namespace TradeSim.Client.Runs;

/// <summary>
/// A run in small, whose result nobody looks at: while one core reads the files, another one has the runtime compile what comes after them.
/// A run of the shipped scenarios is mostly such compiling, so it ends a quarter sooner (docs/performance.md).
/// </summary>
internal static class Rehearsal
{
    /// <summary>Starts rehearsing and returns at once.</summary>
    public static void Start()
    {
        if (Environment.ProcessorCount == 1)
            return;
        _ = Task.Run(Solve);
        _ = Task.Run(() => Draw().ToHtml(ReportLanguage.English));
        _ = Task.Run(() => Terminal.Rehearse());
    }

    /// <summary>Two economies that buy a little from each other, for a year.</summary>
    private static CaseResult Solve()
    {
        var world = World.Create(
            new WorldTables
            {
                Economies = [new("A", "A"), new("B", "B")],
                Sectors = [new("goods", "goods", 3), new("services", "services", 3)],
                Flows = [90, 10, 10, 90, 100, 0, 0, 100],
                Tariffs = [0, 0.05, 0.05, 0, 0, 0, 0, 0],
                ValueAddedShares = [0.5, 0.5, 0.5, 0.5],
                InputShares = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
            }
        );
        return new Simulation(
            new Scenario
            {
                Name = "",
                World = world,
                BaselineYear = 0,
                LastYear = 1,
                Growth =
                [
                    [Quantity.Of(0.01)],
                    [Quantity.Of(0.02)],
                ],
            }
        ).Run();
    }

    private static ReportDocument Draw()
    {
        double[] years = [0, 1],
            values = [1, 2];
        var (text, amount) = (new FigureText("-", "-", "-", "-"), new Axis("", "million USD"));
        return new ReportDocument
        {
            Title = "-",
            Subtitle = "-",
            Finding = ["-"],
            Targets = [new TargetResult("-", "-", "-", false, "-")],
            Figures =
            [
                new LineChart(
                    text,
                    Axis.Years,
                    amount,
                    years,
                    [new LineSeries("a", values), new LineSeries("b", years)],
                    new TargetLine("-", 2, 1)
                ),
                new StackedArea(text, Axis.Years, amount, years, [new Layer("a", values), new Layer("b", values)]),
            ],
            Policies = [new ParameterRow("-", "-", "-", "-")],
            Assumptions = [],
            Provenance = ["-"],
            ProvenanceTable = new FigureTable(
                ["-"],
                [
                    [TableCell.Of("-"), TableCell.Of(0.5, NumberKind.Percent)],
                ]
            ),
            Limits = ["-", "-"],
            Repeat = ["-"],
            Footer = "-",
        };
    }
}
