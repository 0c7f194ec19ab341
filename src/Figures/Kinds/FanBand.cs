using System.Collections.Immutable;

namespace TradeSim.Figures;

/// <summary>A band of a fan: between two quantiles at every value of its series.</summary>
internal sealed record FanBand
{
    /// <summary>A band.</summary>
    /// <param name="share">The share of cases inside it, above 0 and below 1: 0.8 lies between the 10 % and the 90 % quantile.</param>
    /// <param name="low">Its lower edge, in the unit of the y axis.</param>
    /// <param name="high">Its upper edge.</param>
    /// <exception cref="ArgumentException">The share is out of range, the edges differ in length or cross, or a value is not
    /// finite.</exception>
    public FanBand(double share, IEnumerable<double> low, IEnumerable<double> high)
    {
        if (share is not (> 0 and < 1))
            throw new ArgumentException("A band's share lies between 0 and 1.", nameof(share));
        Share = share;
        Low = Check.Finite(low, "The lower edge of a band");
        High = Check.AsLongAs(Check.Finite(high, "The upper edge of a band"), Low.Length, "The upper edge of a band");
        for (var i = 0; i < Low.Length; i++)
            if (Low[i] > High[i])
                throw new ArgumentException($"A band's lower edge lies above its upper edge at value {i + 1}.");
    }

    /// <summary>The share of cases inside.</summary>
    public double Share { get; }

    /// <summary>The lower edge.</summary>
    public ImmutableArray<double> Low { get; }

    /// <summary>The upper edge.</summary>
    public ImmutableArray<double> High { get; }
}
