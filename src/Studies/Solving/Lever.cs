using System.Collections.Immutable;
using TradeSim.Studies.Cases;

namespace TradeSim.Studies.Solving;

/// <summary>Something that a search may turn: one parameter, or several by a common factor.</summary>
public sealed record Lever
{
    private Lever(string name, ImmutableArray<int> columns, ImmutableArray<double> scales, double from, double to)
    {
        if (!(from < to))
            throw new StudyException(
                $"{name}: got bounds from {Invariant.Text(from)} to {Invariant.Text(to)}, expected the first below the second"
            );
        (Name, Columns, Scales, From, To) = (name, columns, scales, from, to);
    }

    /// <summary>Name in tables.</summary>
    public string Name { get; }

    /// <summary>Smallest position.</summary>
    public double From { get; }

    /// <summary>Largest position.</summary>
    public double To { get; }

    /// <summary>Indices of the parameters that it sets.</summary>
    internal ImmutableArray<int> Columns { get; }

    /// <summary>What a parameter is per unit of position.</summary>
    internal ImmutableArray<double> Scales { get; }

    /// <summary>One parameter; its position is its value.</summary>
    /// <param name="space">The scenario's parameters.</param>
    /// <param name="path">The parameter.</param>
    /// <param name="from">Smallest value; null: the parameter's.</param>
    /// <param name="to">Largest value; null: the parameter's.</param>
    public static Lever Of(CaseSpace space, string path, double? from = null, double? to = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        var column = space.ParameterIndex(path);
        var parameter = space.Parameters[column];
        var (low, high) = (from ?? parameter.Minimum, to ?? parameter.Maximum);
        if (low < parameter.Minimum || high > parameter.Maximum)
            throw new StudyException(
                $"{path}: got bounds from {Invariant.Text(low)} to {Invariant.Text(high)}, expected them within "
                    + $"{Invariant.Text(parameter.Minimum)} to {Invariant.Text(parameter.Maximum)}"
            );
        return new Lever(path, [column], [1], low, high);
    }

    /// <summary>Several parameters by one factor on what the scenario gives: 0 is all off, 1 is as described, 2 is twice that.</summary>
    /// <param name="space">The scenario's parameters.</param>
    /// <param name="name">Name in tables.</param>
    /// <param name="paths">The parameters.</param>
    /// <param name="from">Smallest factor; null: the smallest from 0 up that keeps all within their bounds.</param>
    /// <param name="to">Largest factor; null: the largest that keeps all within their bounds, if that is 100 at most.</param>
    public static Lever CommonFactor(CaseSpace space, string name, ImmutableArray<string> paths, double? from = null, double? to = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ImmutableArray<int> columns = [.. paths.Select(space.ParameterIndex)];
        if (columns.IsEmpty || columns.Distinct().Count() != columns.Length)
            throw new StudyException($"{name}: expected at least one parameter, none twice");
        var parameters = columns.Select(column => space.Parameters[column]).ToArray();
        // Zero remains zero under any factor.
        var bounds = parameters
            .Where(parameter => parameter.Default != 0)
            .Select(parameter => (AtMinimum: parameter.Minimum / parameter.Default, AtMaximum: parameter.Maximum / parameter.Default))
            .ToArray();
        var least = bounds.Select(bound => Math.Min(bound.AtMinimum, bound.AtMaximum)).DefaultIfEmpty(double.NegativeInfinity).Max();
        var most = bounds.Select(bound => Math.Max(bound.AtMinimum, bound.AtMaximum)).DefaultIfEmpty(double.PositiveInfinity).Min();
        var (low, high) = (from ?? Math.Max(least, 0), to ?? Math.Min(most, 100));
        return low < least || high > most
            ? throw new StudyException(
                $"{name}: got a factor from {Invariant.Text(low)} to {Invariant.Text(high)}, expected one from {Invariant.Short(least)} "
                    + $"to {Invariant.Short(most)}, which keeps all parameters within their bounds"
            )
            : new Lever(name, columns, [.. parameters.Select(parameter => parameter.Default)], low, high);
    }
}
