using System.Collections.Immutable;

namespace TradeSim.Engine.Dynamics;

/// <summary>
/// The cases of a study as a table: a column a parameter, a row a case. Parameters without a column keep their default.
/// </summary>
public sealed class CaseTable
{
    private readonly double[] values; // [case, column]

    /// <summary>A table of cases.</summary>
    /// <param name="columns">Indices in <see cref="Scenario.Parameters"/>, none twice.</param>
    /// <param name="values">[case, column], cases × columns numbers, finite.</param>
    /// <param name="count">Number of cases, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths do not agree, a column stands twice, or a value is not finite.</exception>
    public CaseTable(ImmutableArray<int> columns, ReadOnlySpan<double> values, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (values.Length != columns.Length * count)
            throw new ArgumentException("A table of cases has a value for each case and column.", nameof(values));
        if (columns.Distinct().Count() != columns.Length)
            throw new ArgumentException("A parameter stands in one column only.", nameof(columns));
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException("The value of a parameter is a finite number.", nameof(values));
        }
        Columns = columns;
        Count = count;
        this.values = values.ToArray();
    }

    /// <summary>The scenario as its file gives it: one case.</summary>
    public static CaseTable Defaults { get; } = new([], [], 1);

    /// <summary>Indices in <see cref="Scenario.Parameters"/>.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>Number of cases.</summary>
    public int Count { get; }

    /// <summary>The row of a case.</summary>
    public ReadOnlySpan<double> Row(int @case) => values.AsSpan(@case * Columns.Length, Columns.Length);

    /// <summary>The values of all parameters of the scenario in a case.</summary>
    public double[] ValuesOf(int @case, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var all = scenario.DefaultValues();
        var row = Row(@case);
        for (var column = 0; column < Columns.Length; column++)
            all[Columns[column]] = row[column];
        return all;
    }
}

/// <summary>What became of one case. Numbers of a case that failed are never results.</summary>
public sealed record CaseResult
{
    /// <summary>Row in the table of cases.</summary>
    public required int Case { get; init; }

    /// <summary>Why the case failed, with year and residual; null: every year was solved.</summary>
    public string? Failure { get; init; }

    /// <summary>Rounds that the market took, by year from the baseline year's successor on.</summary>
    public required ImmutableArray<int> Rounds { get; init; }

    /// <summary>Largest relative residual (quotes, sales, wages) by year from the baseline year's successor on.</summary>
    public required ImmutableArray<double> Residuals { get; init; }

    /// <summary>The outcomes, [year − baseline year][outcome]; the first row is the baseline year. Empty if the case failed.</summary>
    public required ImmutableArray<ImmutableArray<double>> Outcomes { get; init; }

    /// <summary>Flows and economies by year, if they were asked for and the case did not fail.</summary>
    public PathTables? Tables { get; init; }
}

/// <summary>All flows and the accounts of all economies along a path, as the files out have them.</summary>
public sealed class PathTables(int baselineYear, ImmutableArray<YearTables> years)
{
    /// <summary>The baseline year.</summary>
    public int BaselineYear { get; } = baselineYear;

    /// <summary>One entry a year, the baseline year first.</summary>
    public ImmutableArray<YearTables> Years { get; } = years;
}

/// <summary>One year of one case in full.</summary>
public sealed record YearTables
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Flows before tariff, million USD of the baseline year, [sector, importer, exporter].</summary>
    public required double[] Flows { get; init; }

    /// <summary>The economies, in the order of the world.</summary>
    public required ImmutableArray<EconomyYearFigures> Economies { get; init; }
}

/// <summary>An economy in a year; hats are ratios to the baseline year.</summary>
/// <param name="Wage">w, wage per unit of effective labour, hat.</param>
/// <param name="PriceIndex">Π_j P_nj^α_nj, hat.</param>
/// <param name="Income">I'/I, hat.</param>
/// <param name="IncomeValue">I', million USD of the baseline year.</param>
/// <param name="WelfareFirstOrder">Caliendo and Parro's (2015, eq. 15) first-order welfare: terms of trade plus volume of
/// trade, plus 1.</param>
public readonly record struct EconomyYearFigures(
    double Wage,
    double PriceIndex,
    double Income,
    double IncomeValue,
    double WelfareFirstOrder
)
{
    /// <summary>Wage / price index.</summary>
    public double RealWage => Wage / PriceIndex;

    /// <summary>(I'/I) / price index.</summary>
    public double RealIncome => Income / PriceIndex;
}
