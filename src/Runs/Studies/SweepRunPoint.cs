using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Sweeps;

namespace TradeSim.Runs;

/// <summary>A point of a <see cref="SweepRun"/>.</summary>
public sealed class SweepRunPoint
{
    private readonly CaseSpace space;
    private readonly SweepPoint point;

    internal SweepRunPoint(CaseSpace space, SweepPoint point) => (this.space, this.point) = (space, point);

    /// <summary>The values of the parameters, in the order in which they were given.</summary>
    public ImmutableArray<double> Values => point.Values;

    /// <summary>Why there are no results; null: there are.</summary>
    public string? Failure => point.Result.Failure;

    /// <summary>An outcome, in its unit.</summary>
    /// <param name="name">Name of the outcome.</param>
    /// <param name="year">The year.</param>
    /// <exception cref="UnknownNameException">There is no such outcome or year; the message names the nearest.</exception>
    /// <exception cref="SimulationFailedException">The simulation failed; the message says why.</exception>
    public double Outcome(string name, int year)
    {
        _ = UnknownNameException.IndexOf("outcome", name, space.Outcomes);
        _ = UnknownNameException.IndexOfYear(year, space.BaselineYear, space.LastYear);
        return Failure is { } failure ? throw new SimulationFailedException(failure) : space.Read(name, year).Of(point.Result);
    }
}
