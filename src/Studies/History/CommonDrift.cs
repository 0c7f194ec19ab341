namespace TradeSim.Studies.History;

/// <summary>All pairs grow at one rate: the median yearly change of all pairs, shrunk toward 0 while few changes are known.</summary>
internal sealed class CommonDrift : ForecastModel
{
    private const double PriorChanges = 10;

    /// <inheritdoc/>
    public override string Name => "common drift";

    /// <inheritdoc/>
    internal override Func<KnownSeries, int, double> Learn(KnownHistory known)
    {
        var rate = RateOf(known);
        return (_, horizon) => rate * horizon;
    }

    internal static double RateOf(KnownHistory known)
    {
        if (known.Changes.Count == 0)
            return 0;
        double[] sorted = [.. known.Changes.Select(change => change.Change).Order()];
        return Uncertainty.Quantiles.OfSorted(sorted, 0.5) * sorted.Length / (sorted.Length + PriorChanges);
    }
}
