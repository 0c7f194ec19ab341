namespace TradeSim.Studies.Uncertainty;

/// <summary>Sample quantiles: type 7 of Hyndman and Fan (1996, The American Statistician 50, 361-365), which spreadsheets and R
/// use.</summary>
internal static class Quantiles
{
    /// <summary>A quantile of numbers in rising order.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("A quantile needs a number.", nameof(sorted));
        var position = probability * (sorted.Length - 1);
        var below = Math.Clamp((int)position, 0, sorted.Length - 1);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>
    /// The bound below which the next number of the same kind falls with a probability, from those seen so far in rising order: type 6 of
    /// Hyndman and Fan, position p·(n + 1), which covers as promised whatever the distribution (Wilks 1941), where type 7 is a little too
    /// narrow for few numbers.
    /// </summary>
    public static double OfNext(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("A quantile needs a number.", nameof(sorted));
        var position = Math.Clamp(probability * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>A quantile of numbers in any order.</summary>
    public static double Of(IEnumerable<double> values, double probability)
    {
        double[] sorted = [.. values.Order()];
        return OfSorted(sorted, probability);
    }
}
