using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;
using TradeSim.Studies.Uncertainty;

namespace TradeSim.Studies.Sensitivities;

/// <summary>
/// Screening: which assumptions do not matter and can be left alone, for few cases. From random points each factor is moved once by half of
/// the unit cube, one after another (Morris 1991, Technometrics 33, 161-174; μ* by Campolongo, Cariboni and Saltelli 2007). An effect is
/// the change of the figure per unit of probability. Levels are in the middle of their cells, so that no unbounded distribution is asked
/// for its ends.
/// </summary>
internal static class Morris
{
    /// <summary>Screens the factors of an input space.</summary>
    /// <exception cref="FailedCasesException">Cases failed, and leaving them out was not asked for.</exception>
    public static MorrisResult Run(
        ICaseRunner runner,
        InputSpace inputs,
        Reading reading,
        MorrisOptions? options = null,
        StudyContext? context = null
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(reading);
        options ??= new MorrisOptions();
        if (options.Trajectories < 2)
            throw new StudyException($"samples: got {Invariant.Text(options.Trajectories)}, expected at least 2 for Morris' method");
        if (options.Levels < 2 || options.Levels % 2 != 0)
            throw new StudyException($"levels: got {Invariant.Text(options.Levels)}, expected an even number of at least 2");
        var walks = Enumerable.Range(0, options.Trajectories).Select(walk => new Walk(inputs, options, walk)).ToArray();
        var readings = SensitivityRun.Read(runner, inputs, reading, [.. walks.SelectMany(walk => walk.Points)], context);
        SensitivityRun.Require(readings, options.FailedCases, "screening");
        var effects = inputs.Factors.Select(_ => new List<double>()).ToArray();
        var at = 0;
        foreach (var walk in walks)
        {
            for (var step = 0; step < walk.Order.Length; step++)
            {
                var effect = (readings.Values[at + step + 1] - readings.Values[at + step]) / walk.Steps[step];
                if (!double.IsNaN(effect))
                    effects[walk.Order[step]].Add(effect);
            }
            at += walk.Points.Count;
        }
        return new MorrisResult(
            reading,
            [
                .. inputs
                    .Factors.Select((factor, k) => Summarise(factor.Name, effects[k]))
                    .OrderByDescending(item => item.MeanAbsolute)
                    .ThenBy(item => item.Factor, StringComparer.Ordinal),
            ],
            readings.Failed,
            readings.Values.Length
        );
    }

    private static ElementaryEffects Summarise(string name, List<double> effects)
    {
        if (effects.Count < 2)
            throw new FailedCasesException($"{name}: fewer than two effects are left when failed cases are left out.");
        var (mean, absolute) = (effects.Average(), effects.Average(Math.Abs));
        double Deviation(IEnumerable<double> values, double middle) =>
            Math.Sqrt(values.Sum(value => (value - middle) * (value - middle)) / (effects.Count - 1));
        return new ElementaryEffects(
            name,
            mean,
            absolute,
            Deviation(effects, mean),
            Deviation(effects.Select(Math.Abs), absolute) / Math.Sqrt(effects.Count),
            effects.Count
        );
    }

    private sealed class Walk
    {
        public Walk(InputSpace inputs, MorrisOptions options, int number)
        {
            var draws = new RandomDraws(options.Seed).For("morris");
            var half = options.Levels / 2;
            // A factor starts in the lower or upper half with all its dimensions and moves to the other one, so that correlated inputs and
            // series of shocks have an effect with a sign.
            var isUpper = inputs.Factors.Select((_, factor) => draws.Index(2, number, 2, 0, factor) == 1).ToArray();
            var point = new double[inputs.Dimensions];
            for (var factor = 0; factor < isUpper.Length; factor++)
            {
                foreach (var dimension in inputs.Factors[factor].Dimensions)
                    point[dimension] = (draws.Index(half, number, 0, 0, dimension) + (isUpper[factor] ? half : 0) + 0.5) / options.Levels;
            }
            Order = [.. Enumerable.Range(0, inputs.Factors.Length).OrderBy(factor => draws.Bits(number, 1, 0, factor))];
            Points = [(double[])point.Clone()];
            Steps = [.. Order.Select(factor => isUpper[factor] ? -0.5 : 0.5)];
            for (var step = 0; step < Order.Length; step++)
            {
                foreach (var dimension in inputs.Factors[Order[step]].Dimensions)
                    point[dimension] += Steps[step];
                Points.Add((double[])point.Clone());
            }
        }

        public List<double[]> Points { get; }

        public int[] Order { get; }

        public double[] Steps { get; }
    }
}
