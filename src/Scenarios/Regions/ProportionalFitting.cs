namespace TradeSim.Scenarios.Regions;

/// <summary>Iterative proportional fitting of a table to its row and column sums (Deming and Stephan 1940).</summary>
internal static class ProportionalFitting
{
    private const int MaxRounds = 5000;
    private const double Tolerance = 1e-12;

    /// <summary>Scales rows and columns in turn until both sums are met; the last scaling is of the columns. Rows and columns must have the
    /// same total.</summary>
    /// <returns>The largest miss of a row sum, as a share of the total.</returns>
    public static double Fit(double[,] table, double[] rows, double[] columns)
    {
        double total = rows.Sum();
        double worst = double.MaxValue;
        for (int round = 0; round < MaxRounds && worst > Tolerance; round++)
        {
            for (int r = 0; r < rows.Length; r++)
                Scale(rows[r], RowSum(table, r), factor => ScaleRow(table, r, factor));
            for (int c = 0; c < columns.Length; c++)
                Scale(columns[c], ColumnSum(table, c), factor => ScaleColumn(table, c, factor));
            worst = 0;
            for (int r = 0; r < rows.Length; r++)
                worst = Math.Max(worst, Math.Abs(RowSum(table, r) - rows[r]) / total);
        }

        return worst;
    }

    private static void Scale(double target, double sum, Action<double> scale)
    {
        if (sum > 0)
            scale(target / sum);
    }

    private static double RowSum(double[,] table, int row)
    {
        double sum = 0;
        for (int c = 0; c < table.GetLength(1); c++)
            sum += table[row, c];
        return sum;
    }

    private static double ColumnSum(double[,] table, int column)
    {
        double sum = 0;
        for (int r = 0; r < table.GetLength(0); r++)
            sum += table[r, column];
        return sum;
    }

    private static void ScaleRow(double[,] table, int row, double factor)
    {
        for (int c = 0; c < table.GetLength(1); c++)
            table[row, c] *= factor;
    }

    private static void ScaleColumn(double[,] table, int column, double factor)
    {
        for (int r = 0; r < table.GetLength(0); r++)
            table[r, column] *= factor;
    }
}
