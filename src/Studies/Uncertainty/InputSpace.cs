using System.Collections.Immutable;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// The unit cube behind uncertain inputs: a point has a probability for each dimension, and becomes the values of the parameters. All ways
/// of sampling, and all designs of sensitivity studies, choose points here.
/// </summary>
internal sealed class InputSpace
{
    // How much of a distribution may lie where its parameter makes no sense; what does is moved to the bound.
    private const double MostOutside = 0.01;

    // Beyond eight standard deviations a probability would round to 0 or 1.
    private const double LargestScore = 8;

    private readonly CaseSpace space;
    private readonly int[] firstDimension; // by input
    private readonly double[] defaults; // by dimension
    private readonly Correlation? correlation;
    private readonly (Correlation Correlation, int[] Inputs)[] groups; // inputs that are correlated with each other

    /// <summary>The space of some uncertain inputs.</summary>
    /// <param name="space">The scenario's parameters.</param>
    /// <param name="inputs">The uncertain parameters.</param>
    /// <param name="correlation">How it hangs together; null: independent.</param>
    /// <exception cref="StudyException">A parameter is unknown, is set twice, or its distribution reaches where it makes no
    /// sense.</exception>
    public InputSpace(CaseSpace space, ImmutableArray<UncertainInput> inputs, Correlation? correlation = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        this.space = space;
        Inputs = inputs;
        Columns = [.. inputs.SelectMany(input => input.Paths).Select(space.ParameterIndex)];
        var twice = Columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new StudyException($"got {space.Parameters[twice.Key].Path} twice, expected each parameter in one uncertain input");
        defaults = [.. Columns.Select(column => space.Parameters[column].Default)];
        firstDimension = new int[inputs.Length];
        for (var input = 1; input < inputs.Length; input++)
            firstDimension[input] = firstDimension[input - 1] + inputs[input - 1].Paths.Length;
        for (var input = 0; input < inputs.Length; input++)
            Check(input);
        this.correlation = correlation;
        if (correlation is not null)
            CheckNames(correlation);
        groups = [.. (correlation?.Groups() ?? []).Select(group => (group, InputsOf(group)))];
        Factors = [.. FindFactors()];
    }

    /// <summary>Some of the inputs; correlations of those that stay stay with them.</summary>
    public InputSpace Only(Func<UncertainInput, bool> stays)
    {
        ImmutableArray<UncertainInput> left = [.. Inputs.Where(stays)];
        return new InputSpace(space, left, correlation?.Only([.. left.Select(input => input.Name)]));
    }

    /// <summary>The uncertain parameters.</summary>
    public ImmutableArray<UncertainInput> Inputs { get; }

    /// <summary>Indices of the parameters, in the order of the dimensions.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>Dimensions of the unit cube.</summary>
    public int Dimensions => Columns.Length;

    /// <summary>What varies on its own.</summary>
    public ImmutableArray<InputFactor> Factors { get; }

    /// <summary>Names of the parameters by dimension.</summary>
    public IEnumerable<string> Paths => Columns.Select(column => space.Parameters[column].Path);

    /// <summary>The values of the parameters at a point of the unit cube.</summary>
    /// <param name="point">A probability for each dimension.</param>
    /// <param name="values">Where the values go, in the order of <see cref="Columns"/>.</param>
    public void Map(ReadOnlySpan<double> point, Span<double> values)
    {
        Span<double> probabilities = Dimensions <= 256 ? stackalloc double[Dimensions] : new double[Dimensions];
        point.CopyTo(probabilities);
        foreach (var (group, inputs) in groups)
            Correlate(group, inputs, probabilities);
        for (var input = 0; input < Inputs.Length; input++)
        {
            var (from, count) = (firstDimension[input], Inputs[input].Paths.Length);
            Inputs[input].Map(probabilities.Slice(from, count), defaults.AsSpan(from, count), values.Slice(from, count));
        }
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var parameter = space.Parameters[Columns[dimension]];
            values[dimension] = Math.Clamp(values[dimension], parameter.Minimum, parameter.Maximum);
        }
    }

    /// <summary>
    /// The point at which a factor is at a probability, and the other factors at their medians: a parameter at that quantile, correlated
    /// inputs each at its own, and a series of shocks on the likeliest way on which their sum is at its own.
    /// </summary>
    /// <param name="factor">One of the <see cref="Factors"/>.</param>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    public double[] PointAt(InputFactor factor, double probability)
    {
        ArgumentNullException.ThrowIfNull(factor);
        var point = Enumerable.Repeat(0.5, Dimensions).ToArray();
        if (factor.Dimensions is [var only])
        {
            point[only] = probability;
            return point;
        }
        var score = NormalScore.Quantile(probability);
        double[] scores =
        [
            .. Inputs.SelectMany(
                (input, index) => factor.Dimensions.Contains(firstDimension[index]) ? input.ScoresAt(score) : new double[input.Paths.Length]
            ),
        ];
        foreach (var (group, inputs) in groups)
            ByYear(inputs, scores, group.Undo);
        foreach (var dimension in factor.Dimensions)
            point[dimension] = ProbabilityOf(scores[dimension]);
        return point;
    }

    private void Correlate(Correlation group, int[] inputs, Span<double> probabilities)
    {
        var scores = new double[Dimensions];
        foreach (var dimension in inputs.SelectMany(DimensionsOf))
            scores[dimension] = NormalScore.Quantile(probabilities[dimension]);
        ByYear(inputs, scores, group.Apply);
        foreach (var dimension in inputs.SelectMany(DimensionsOf))
            probabilities[dimension] = ProbabilityOf(scores[dimension]);
    }

    /// <summary>Works on the scores of some inputs year by year.</summary>
    private void ByYear(int[] inputs, double[] scores, Action<Span<double>> work)
    {
        Span<double> ofYear = stackalloc double[inputs.Length];
        for (var year = 0; year < Inputs[inputs[0]].Paths.Length; year++)
        {
            for (var k = 0; k < inputs.Length; k++)
                ofYear[k] = scores[firstDimension[inputs[k]] + year];
            work(ofYear);
            for (var k = 0; k < inputs.Length; k++)
                scores[firstDimension[inputs[k]] + year] = ofYear[k];
        }
    }

    private static double ProbabilityOf(double score) => NormalScore.Probability(Math.Clamp(score, -LargestScore, LargestScore));

    private void CheckNames(Correlation correlation)
    {
        var names = Inputs.Select(input => input.Name).ToArray();
        if (correlation.Names.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new StudyException($"correlations: got {unknown}, expected one of the uncertain inputs{Nearest.Suggest(unknown, names)}");
    }

    private int[] InputsOf(Correlation group)
    {
        var names = Inputs.Select(input => input.Name).ToArray();
        int[] found = [.. group.Names.Select(name => Array.IndexOf(names, name))];
        if (found.Select(input => Inputs[input].Paths.Length).Distinct().Count() > 1)
            throw new StudyException(
                $"correlations: got {string.Join(", ", group.Names)}, which are of different length; expected single parameters, or "
                    + $"series of as many years"
            );
        return found;
    }

    private IEnumerable<InputFactor> FindFactors()
    {
        for (var input = 0; input < Inputs.Length; input++)
        {
            var members = Array.Find(groups, group => group.Inputs.Contains(input)).Inputs ?? [input];
            if (input == members.Min())
                yield return new InputFactor(
                    string.Join(" & ", members.Select(member => Inputs[member].Name)),
                    [.. members.SelectMany(DimensionsOf).Order()]
                );
        }
    }

    private IEnumerable<int> DimensionsOf(int input) => Enumerable.Range(firstDimension[input], Inputs[input].Paths.Length);

    private void Check(int index)
    {
        var input = Inputs[index];
        var given = defaults.AsSpan(firstDimension[index], input.Paths.Length);
        if (input is AutoregressiveShocks shocks)
            shocks.Check(given);
        foreach (var probability in (double[])[MostOutside, 1 - MostOutside])
        {
            foreach (var (path, value) in input.Paths.Zip(input.QuantilesAt(probability, given)))
            {
                var parameter = space.Parameters[space.ParameterIndex(path)];
                if (!(value >= parameter.Minimum && value <= parameter.Maximum))
                    throw new StudyException(
                        $"{path}: got a distribution that reaches {Invariant.Short(value)} with more than {Invariant.Text(MostOutside)} "
                            + $"of its weight, expected values from {Invariant.Text(parameter.Minimum)} to "
                            + $"{Invariant.Text(parameter.Maximum)}"
                    );
            }
        }
    }
}
