using System.Collections.Immutable;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Tables;

/// <summary>The tables of a run, which CSV, workbook and Parquet files are written from; <see cref="RunTablesReader"/> reads the CSV files
/// back.</summary>
internal static class RunTables
{
    /// <summary>Columns of flows.</summary>
    public static ImmutableArray<string> FlowsColumns { get; } = ["year", "exporter", "importer", "sector", "value"];

    /// <summary>Columns of the accounts of economies.</summary>
    public static ImmutableArray<string> EconomiesColumns { get; } =
    ["year", "economy", "wage", "price_index", "real_wage", "income", "real_income", "welfare_first_order", "income_value"];

    /// <summary>Columns of decisions of governments.</summary>
    public static ImmutableArray<string> DecisionsColumns { get; } =
    ["year", "government", "rule", "measure", "unit", "before", "after", "reason"];

    /// <summary>Columns of outcomes.</summary>
    public static ImmutableArray<string> OutcomesColumns { get; } = ["year", "outcome", "value"];

    /// <summary>The tables of every run folder; decisions only where governments have rules.</summary>
    public static IEnumerable<StudyTable> Of(Run run) =>
        run.Scenario.Rules.IsDefaultOrEmpty
            ? [Outcomes(run), Flows(run), Economies(run)]
            : [Outcomes(run), Flows(run), Economies(run), Decisions(run)];

    /// <summary>year, exporter, importer, sector, value in million USD; flows of 0 are left out.</summary>
    public static StudyTable Flows(Run run) => new("flows", FlowsColumns, run.Result.Tables!.Years.SelectMany(year => FlowsOf(run, year)));

    /// <summary>year, economy, and its figures; see <see cref="EconomyYearFigures"/>.</summary>
    public static StudyTable Economies(Run run) =>
        new(
            "economies",
            EconomiesColumns,
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

    /// <summary>Decisions of governments: first year, government, rule, number, old and new value, and reason.</summary>
    public static StudyTable Decisions(Run run) =>
        new(
            "decisions",
            DecisionsColumns,
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

    /// <summary>year, outcome, value in the unit of the outcome.</summary>
    public static StudyTable Outcomes(Run run) =>
        new(
            "outcomes",
            OutcomesColumns,
            run.Result.Outcomes.SelectMany(
                (outcomes, year) =>
                    run.Scenario.Outcomes.Select((outcome, k) => new object?[] { run.Years[year], outcome.Name, outcomes[k] })
            )
        );

    private static IEnumerable<object?[]> FlowsOf(Run run, YearTables year)
    {
        var world = run.Scenario.World;
        var economies = world.Economies;
        for (var cell = 0; cell < year.Flows.Length; cell++)
        {
            if (year.Flows[cell] != 0)
                yield return
                [
                    year.Year,
                    economies[cell % economies.Length].Code,
                    economies[cell / economies.Length % economies.Length].Code,
                    world.Sectors[cell / economies.Length / economies.Length].Code,
                    year.Flows[cell],
                ];
        }
    }
}
