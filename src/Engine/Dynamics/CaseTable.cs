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
    /// <exception cref="ArgumentException">The lengths do not agree, duplicate column, or a value is not finite.</exception>
    public CaseTable(ImmutableArray<int> columns, ReadOnlySpan<double> values, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (values.Length != columns.Length * count)
            throw new ArgumentException("A table of cases has a value for each case and column.", nameof(values));
        if (columns.Distinct().Count() != columns.Length)
            throw new ArgumentException("Each parameter may have one column only.", nameof(columns));
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
