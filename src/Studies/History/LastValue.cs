namespace TradeSim.Studies.History;

/// <summary>Next year is like this year: the random walk, which is hard to beat.</summary>
internal sealed class LastValue : ForecastModel
{
    /// <inheritdoc/>
    public override string Name => "last value";

    /// <inheritdoc/>
    internal override Func<KnownSeries, int, double> Learn(KnownHistory known) => (_, _) => 0;
}
