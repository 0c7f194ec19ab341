using TradeSim.Runs;

namespace TradeSim.Testing;

/// <summary>An outcome along the years of a run.</summary>
public sealed class OutcomePath
{
    private readonly string scenario;
    private readonly int baselineYear;
    private readonly double[] values;

    internal OutcomePath(string scenario, string name, string unit, int baselineYear, double[] values) =>
        (this.scenario, Name, Unit, this.baselineYear, this.values) = (scenario, name, unit, baselineYear, values);

    /// <summary>The outcome.</summary>
    public string Name { get; }

    /// <summary>Its unit.</summary>
    public string Unit { get; }

    /// <summary>Its value in a year.</summary>
    public double this[int year] =>
        year >= baselineYear && year < baselineYear + values.Length
            ? values[year - baselineYear]
            : throw new ArgumentOutOfRangeException(nameof(year), year, $"The run goes {Span}.");

    private IEnumerable<int> Years => Enumerable.Range(baselineYear, values.Length);

    private string Span => $"from {ShortText.Of(baselineYear)} to {ShortText.Of(baselineYear + values.Length - 1)}";

    /// <summary>The outcome in a year, for assertions.</summary>
    public OutcomeInYear In(int year) => new(this, year, this[year]);

    /// <summary>It never falls from one year to the next.</summary>
    public OutcomePath ShouldNeverFall(string? because = null)
    {
        for (var k = 1; k < values.Length; k++)
        {
            if (values[k] < values[k - 1])
                throw Wrong(baselineYear + k, $"no less than the {ShortText.Of(values[k - 1])} of the year before", because);
        }
        return this;
    }

    /// <summary>It is never below the same outcome of another run, in the years that both have.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public OutcomePath ShouldNeverBeBelow(OutcomePath other, string? because = null)
    {
        ArgumentNullException.ThrowIfNull(other);
        var years = Years.Intersect(other.Years).ToArray();
        if (years.Length == 0)
            throw new ArgumentException(
                $"The other run goes {other.Span}, this one {Span}; expected at least one year in both.",
                nameof(other)
            );
        foreach (var year in years)
        {
            if (this[year] < other[year])
                throw Wrong(year, $"no less than the {ShortText.Of(other[year])} of {other.scenario}", because);
        }
        return this;
    }

    /// <summary>The path as a line of years and values.</summary>
    public override string ToString() => ShortText.OfPath(Name, Unit, baselineYear, values);

    internal ScenarioAssertionException Wrong(int year, string expected, string? because) =>
        new(
            $"{Name} in {ShortText.Of(year)}: got {ShortText.Of(this[year])}, expected "
                + $"{expected}{(because is null ? "" : $", because {because}")}.\n  {scenario}\n  {this}"
        );
}
