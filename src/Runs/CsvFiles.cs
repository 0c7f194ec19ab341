using System.Globalization;
using TradeSim.Engine.Dynamics;
using TradeSim.Scenarios.Tables;

namespace TradeSim.Runs;

/// <summary>The tables of a run. Numbers read back to the same double; text that a spreadsheet would run is quoted.</summary>
internal static class CsvFiles
{
    /// <summary>year, exporter, importer, sector, value; flows of 0 are left out.</summary>
    public static string Flows(Run run)
    {
        var world = run.Scenario.World;
        var economies = world.Economies;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var table = new CsvTableWriter(text, ["year", "exporter", "importer", "sector", "value"]))
        {
            foreach (var year in run.Result.Tables!.Years)
            {
                for (var cell = 0; cell < year.Flows.Length; cell++)
                {
                    if (year.Flows[cell] == 0)
                        continue;
                    table.Cell(year.Year);
                    table.Cell(economies[cell % economies.Length].Code);
                    table.Cell(economies[cell / economies.Length % economies.Length].Code);
                    table.Cell(world.Sectors[cell / economies.Length / economies.Length].Code);
                    table.Cell(year.Flows[cell]);
                    table.EndRow();
                }
            }
        }
        return text.ToString();
    }

    /// <summary>year, economy, and its figures; see <see cref="EconomyYearFigures"/>.</summary>
    public static string Economies(Run run) =>
        CsvTableWriter.TextOf(
            ["year", "economy", "wage", "price_index", "real_wage", "income", "real_income", "welfare_first_order", "income_value"],
            run.Result.Tables!.Years.SelectMany(year =>
                year.Economies.Select(
                    (e, n) =>
                        new object?[]
                        {
                            year.Year,
                            run.Scenario.World.Economies[n].Code,
                            e.Wage,
                            e.PriceIndex,
                            e.RealWage,
                            e.Income,
                            e.RealIncome,
                            e.WelfareFirstOrder,
                            e.IncomeValue,
                        }
                )
            )
        );

    /// <summary>What governments decided: from which year, whose government, by which rule, what, from what to what, and why.</summary>
    public static string Decisions(Run run) =>
        CsvTableWriter.TextOf(
            ["year", "government", "rule", "measure", "unit", "before", "after", "reason"],
            run.Result.Decisions.Select(decision =>
                new object?[]
                {
                    decision.Year,
                    run.CodesOf(decision.By),
                    decision.Rule,
                    decision.What,
                    decision.Unit,
                    decision.Before,
                    decision.After,
                    decision.Why,
                }
            )
        );

    /// <summary>year, outcome, value.</summary>
    public static string Outcomes(Run run) =>
        CsvTableWriter.TextOf(
            ["year", "outcome", "value"],
            run.Result.Outcomes.SelectMany(
                (outcomes, year) =>
                    run.Scenario.Outcomes.Select((outcome, k) => new object?[] { run.Years[year], outcome.Name, outcomes[k] })
            )
        );
}
