using System.Globalization;
using System.Text;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Tables;

namespace TradeSim.Runs;

/// <summary>The tables of a run. Numbers read back to the same double; text that a spreadsheet would run is quoted.</summary>
internal static class CsvFiles
{
    /// <summary>year, exporter, importer, sector, value; flows of 0 are left out.</summary>
    public static string Flows(Run run)
    {
        var world = run.Scenario.World;
        var economies = world.Economies.Select(economy => CsvText.Field(economy.Code)).ToArray();
        var sectors = world.Sectors.Select(sector => CsvText.Field(sector.Code)).ToArray();
        var text = new StringBuilder("year,exporter,importer,sector,value\n");
        foreach (var year in run.Result.Tables!.Years)
        {
            for (var cell = 0; cell < year.Flows.Length; cell++)
            {
                if (year.Flows[cell] == 0)
                    continue;
                var (exporter, importer, sector) = (
                    cell % economies.Length,
                    cell / economies.Length % economies.Length,
                    cell / economies.Length / economies.Length
                );
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{year.Year},{economies[exporter]},{economies[importer]},{sectors[sector]},{year.Flows[cell]:R}\n"
                );
            }
        }
        return text.ToString();
    }

    /// <summary>year, economy, and its figures; see <see cref="EconomyYearFigures"/>.</summary>
    public static string Economies(Run run)
    {
        var text = new StringBuilder("year,economy,wage,price_index,real_wage,income,real_income,welfare_first_order,income_value\n");
        foreach (var year in run.Result.Tables!.Years)
        {
            for (var n = 0; n < year.Economies.Length; n++)
            {
                var e = year.Economies[n];
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{year.Year},{CsvText.Field(run.Scenario.World.Economies[n].Code)},{e.Wage:R},{e.PriceIndex:R},{e.RealWage:R},{e.Income:R},{e.RealIncome:R},{e.WelfareFirstOrder:R},{e.IncomeValue:R}\n"
                );
            }
        }
        return text.ToString();
    }

    /// <summary>What governments decided: from which year, whose government, by which rule, what, from what to what, and why.</summary>
    public static string Decisions(Run run)
    {
        var text = new StringBuilder("year,government,rule,measure,unit,before,after,reason\n");
        foreach (var decision in run.Result.Decisions)
        {
            var fields = new[] { run.CodesOf(decision.By), decision.Rule, decision.What, decision.Unit }.Select(CsvText.Field);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{decision.Year},{string.Join(',', fields)},{decision.Before:R},{decision.After:R},{CsvText.Field(decision.Why)}\n"
            );
        }
        return text.ToString();
    }

    /// <summary>year, outcome, value.</summary>
    public static string Outcomes(Run run)
    {
        var text = new StringBuilder("year,outcome,value\n");
        for (var year = 0; year < run.Result.Outcomes.Length; year++)
        {
            for (var k = 0; k < run.Scenario.Outcomes.Length; k++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{run.Years[year]},{CsvText.Field(run.Scenario.Outcomes[k].Name)},{run.Result.Outcomes[year][k]:R}\n"
                );
        }
        return text.ToString();
    }
}
