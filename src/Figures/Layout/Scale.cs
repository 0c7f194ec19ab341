namespace TradeSim.Figures.Layout;

/// <summary>From values to pixels along one axis.</summary>
internal sealed class Scale
{
    private readonly bool logarithmic;

    private Scale(double from, double to, double start, double end, IReadOnlyList<double> ticks, double step, bool logarithmic)
    {
        (From, To, Start, End, Ticks, Step) = (from, to, start, end, ticks, step);
        this.logarithmic = logarithmic;
    }

    /// <summary>The value at <see cref="Start"/>.</summary>
    public double From { get; }

    /// <summary>The value at <see cref="End"/>.</summary>
    public double To { get; }

    /// <summary>The pixel of <see cref="From"/>.</summary>
    public double Start { get; }

    /// <summary>The pixel of <see cref="To"/>.</summary>
    public double End { get; }

    /// <summary>The values that get a tick.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The distance of ticks, which decides their decimals; 0 where it varies.</summary>
    public double Step { get; }

    /// <summary>The pixel of a value.</summary>
    public double this[double value]
    {
        get
        {
            var share = logarithmic ? Math.Log(value / From) / Math.Log(To / From) : (value - From) / (To - From);
            return Start + (share * (End - Start));
        }
    }

    /// <summary>The same values on other pixels.</summary>
    public Scale On(double start, double end) => new(From, To, start, end, Ticks, Step, logarithmic);

    /// <summary>A scale that starts and ends at a tick, with ticks at 1, 2 or 5 times a power of ten.</summary>
    /// <param name="values">The values it must span.</param>
    /// <param name="axis">Whether it must include zero, and what its numbers are.</param>
    /// <param name="about">About how many ticks are wanted.</param>
    public static Scale Nice(IEnumerable<double> values, Axis axis, int about)
    {
        var (low, high) = Span(values);
        if (axis.Logarithmic)
            return Log(low, high);
        if (!axis.FreeOfZero && axis.Kind != NumberKind.Year)
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)) || high == low)
            (low, high) = (low - Math.Max(0.5, Math.Abs(low) * 0.05), high + Math.Max(0.5, Math.Abs(high) * 0.05));
        var step = NiceStep((high - low) / about);
        var first = Math.Floor((low / step) + 1e-9);
        var last = Math.Ceiling((high / step) - 1e-9);
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).ToArray();
        return new Scale(ticks[0], ticks[^1], 0, 1, ticks, step, false);
    }

    /// <summary>A scale from exactly the first to exactly the last position, with whole ticks among them: years.</summary>
    public static Scale Positions(IReadOnlyList<double> positions, int about, NumberKind kind, bool logarithmic = false)
    {
        if (positions.Count == 1)
            return new Scale(positions[0] - 1, positions[0] + 1, 0, 1, positions, 1, false);
        if (logarithmic)
            return new Scale(positions[0], positions[^1], 0, 1, LogTicks(positions[0], positions[^1], about), 0, true);
        var step = NiceStep((positions[^1] - positions[0]) / about);
        if (kind == NumberKind.Year)
            step = Math.Max(1, step);
        var ticks = new List<double>();
        for (var k = Math.Ceiling((positions[0] / step) - 1e-9); k * step <= positions[^1] + (1e-9 * step); k++)
            ticks.Add(k * step);
        if (kind == NumberKind.Year && positions.Count <= about + 1)
            ticks = [.. positions];
        return new Scale(positions[0], positions[^1], 0, 1, ticks, step, false);
    }

    /// <summary>1, 2 and 5 times the powers of ten between two positions; the powers alone where those are too many.</summary>
    private static double[] LogTicks(double from, double to, int about)
    {
        var powers = Enumerable
            .Range((int)Math.Floor(Math.Log10(from)), (int)Math.Ceiling(Math.Log10(to)) - (int)Math.Floor(Math.Log10(from)) + 1)
            .Select(power => Math.Pow(10, power));
        double[] Within(IEnumerable<double> ticks) => [.. ticks.Where(tick => tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9))];
        var fine = Within(powers.SelectMany(power => new[] { power, 2 * power, 5 * power }));
        return fine.Length <= about + 1 ? fine : Within(powers);
    }

    private static Scale Log(double low, double high)
    {
        var (from, to) = ((int)Math.Floor(Math.Log10(low) + 1e-9), (int)Math.Ceiling(Math.Log10(high) - 1e-9));
        if (from == to)
            to++;
        var apart = Math.Max(1, (to - from + 4) / 5);
        var ticks = Enumerable.Range(0, ((to - from) / apart) + 1).Select(i => Math.Pow(10, from + (i * apart))).ToArray();
        return new Scale(Math.Pow(10, from), Math.Pow(10, to), 0, 1, ticks, 0, true);
    }

    private static (double Low, double High) Span(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high);
    }

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1.0000001 => power,
            <= 2.0000001 => 2 * power,
            <= 5.0000001 => 5 * power,
            _ => 10 * power,
        };
    }
}
