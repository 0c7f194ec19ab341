using TradeSim.Studies.Tables;

namespace TradeSim.Runs.Tables;

/// <summary>
/// A run as one long table in the layout of the Integrated Assessment Modeling Consortium (IAMC), which pyam reads: model, scenario,
/// region, variable, unit, year, value. A region written <c>KGZ&gt;BLR</c> is a direction, as in pyam.
/// </summary>
internal static class IamcTable
{
    private const string Money = "million USD";
    private const string Relative = "relative to the baseline year";

    /// <summary>Trade by direction and sector, the accounts of economies, and the outcomes under <c>World</c>.</summary>
    public static StudyTable Of(Run run) =>
        new(
            "iamc",
            ["model", "scenario", "region", "variable", "unit", "year", "value"],
            Rows(run)
                .Select(row => new object?[] { "TradeSim", run.Scenario.Name, row.Region, row.Variable, row.Unit, row.Year, row.Value })
        );

    private static IEnumerable<(string Region, string Variable, string Unit, int Year, double Value)> Rows(Run run)
    {
        var world = run.Scenario.World;
        foreach (var flow in RunTables.Flows(run).Rows)
            yield return ($"{flow[1]}>{flow[2]}", $"Trade|{Name((string)flow[3]!)}", Money, (int)flow[0]!, (double)flow[4]!);
        foreach (var year in run.Result.Tables!.Years)
        {
            foreach (var (economy, code) in year.Economies.Zip(world.Economies.Select(economy => economy.Code)))
            {
                yield return (code, "Income", Money, year.Year, economy.IncomeValue);
                yield return (code, "Income|Real", Relative, year.Year, economy.RealIncome);
                yield return (code, "Wage", Relative, year.Year, economy.Wage);
                yield return (code, "Wage|Real", Relative, year.Year, economy.RealWage);
                yield return (code, "Price|Consumption", Relative, year.Year, economy.PriceIndex);
            }
        }
        foreach (var (year, values) in run.Years.Zip(run.Result.Outcomes))
        {
            foreach (var (outcome, value) in run.Scenario.Outcomes.Zip(values))
                yield return ("World", $"Outcome|{Name(outcome.Name)}", outcome.Unit, year, value);
        }
    }

    // A bar separates the levels of a variable.
    private static string Name(string name) => name.Replace('|', '/');
}
