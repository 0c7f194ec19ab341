using System.Runtime.Intrinsics;

namespace TradeSim.Engine.Market;

/// <summary>
/// Anderson acceleration (Anderson 1965; Walker and Ni 2011, type II) of a fixed-point round, for the cases of a batch side by side: the
/// last few rounds show the market's response, and the step is the combination of them with the smallest response. An answer is measured by
/// a few of its numbers: each economy's wage, the mean of its costs, and the factor of spending. Sales, which follow both, would only add
/// noise; measured like this, the market clears in fewer rounds, and a round costs less. Each case has its own combination, and may forget
/// its history without its neighbours noticing.
/// </summary>
internal sealed class Anderson
{
    private const int Depth = 5;

    private readonly MarketSize size;
    private readonly int lanes;
    private readonly double[] meanWeights; // 1/√J by sector, padded
    private readonly double[] lastRound; // x + F, laid out as the state
    private readonly double[] lastMeasure; // by economy wages, then costs; factor
    private readonly double[] measure;
    private readonly double[][] changeOfRound; // of the last few rounds: Δ(x + F); 0 where a case has forgotten
    private readonly double[][] changeOfMeasure;
    private readonly double[] gram; // products of changes of measures [row, column, lane]
    private readonly double[] hasLast; // 1 where a case has a last round [lane]
    private int rounds;

    /// <param name="size">Size of the market.</param>
    /// <param name="length">Length of the state (see <see cref="Auctioneer"/>).</param>
    public Anderson(MarketSize size, int length)
    {
        this.size = size;
        lanes = size.Stride;
        meanWeights = new double[Lanes.Padded(size.Sectors)];
        meanWeights.AsSpan(0, size.Sectors).Fill(1 / Math.Sqrt(size.Sectors));
        var measures = (2 * size.PerEconomy) + lanes;
        (lastRound, lastMeasure, measure) = (new double[length], new double[measures], new double[measures]);
        changeOfRound = [.. Enumerable.Range(0, Depth).Select(_ => new double[length])];
        changeOfMeasure = [.. Enumerable.Range(0, Depth).Select(_ => new double[measures])];
        gram = new double[Depth * Depth * lanes];
        hasLast = new double[lanes];
    }

    /// <summary>Forgets everything, at the start of a year.</summary>
    public void Reset()
    {
        rounds = 0;
        foreach (var change in changeOfMeasure)
            Array.Clear(change); // a change of which nothing was measured takes no part
        Array.Clear(gram);
        Array.Clear(hasLast);
    }

    /// <summary>Forgets the history of one case; its values may not be finite.</summary>
    public void Forget(int @case)
    {
        for (var k = 0; k < Depth; k++)
        {
            Clear(changeOfRound[k], @case);
            Clear(changeOfMeasure[k], @case);
        }
        Clear(gram, @case);
        Clear(hasLast, @case);
    }

    /// <summary>Turns the answer F of a round at state x into the accelerated step.</summary>
    /// <param name="state">x [vector, lane].</param>
    /// <param name="answer">F(x) [vector, lane]; overwritten by the step.</param>
    /// <param name="plain">1 where a case takes the answer unchanged this time, but remembers the round [lane].</param>
    /// <param name="strips">First lanes of the strips that still move.</param>
    public void Accelerate<TLayout>(double[] state, double[] answer, double[] plain, List<int> strips)
        where TLayout : struct, ILayout
    {
        var newest = rounds++ % Depth;
        foreach (var strip in strips)
        {
            Measure<TLayout>(answer, strip);
            Remember(state, answer, newest, strip);
            Combine(answer, Vector512.Equals(Lanes.Load(plain, strip), Vector512<double>.One), strip);
        }
    }

    private void Measure<TLayout>(double[] answer, int strip)
        where TLayout : struct, ILayout
    {
        for (var i = 0; i < size.Economies; i++)
        {
            var place = (i * lanes) + strip;
            Lanes.Store(Lanes.Load(answer, place), measure, place);
            var costs = size.PerEconomy + (i * size.PerSector) + strip;
            Lanes.Store(TLayout.WeightedSum(meanWeights, 0, answer, costs, lanes, size.Blocks), measure, size.PerEconomy + place);
        }
        Lanes.Store(Lanes.Load(answer, answer.Length - lanes + strip), measure, (2 * size.PerEconomy) + strip);
    }

    private void Remember(double[] state, double[] answer, int newest, int strip)
    {
        var knowsChange = Vector512.Equals(Lanes.Load(hasLast, strip), Vector512<double>.One);
        for (var at = strip; at < state.Length; at += lanes)
            Replace(lastRound, at, Lanes.Load(state, at) + Lanes.Load(answer, at), changeOfRound[newest], knowsChange);
        for (var at = strip; at < measure.Length; at += lanes)
            Replace(lastMeasure, at, Lanes.Load(measure, at), changeOfMeasure[newest], knowsChange);
        Lanes.Store(Vector512<double>.One, hasLast, strip);
        for (var k = 0; k < Depth; k++)
        {
            var product = Dot(changeOfMeasure[newest], changeOfMeasure[k], strip);
            Lanes.Store(product, gram, (((newest * Depth) + k) * lanes) + strip);
            Lanes.Store(product, gram, (((k * Depth) + newest) * lanes) + strip);
        }
    }

    /// <summary>Solves the least-squares problem by Cholesky; a change that adds nothing new, or that a case has forgotten, is left out in
    /// that case.</summary>
    private void Combine(double[] answer, Vector512<double> plain, int strip)
    {
        const double Negligible = 1e-13;
        Span<Vector512<double>> factor = stackalloc Vector512<double>[Depth * Depth];
        Span<Vector512<double>> weight = stackalloc Vector512<double>[Depth];
        for (var k = 0; k < Depth; k++)
        {
            weight[k] = Dot(changeOfMeasure[k], measure, strip);
            for (var row = k; row < Depth; row++)
            {
                var product = Lanes.Load(gram, (((row * Depth) + k) * lanes) + strip);
                var entry = product;
                for (var p = 0; p < k; p++)
                    entry -= factor[(row * Depth) + p] * factor[(k * Depth) + p];
                // An infinite pivot makes the whole column vanish.
                factor[(row * Depth) + k] =
                    row == k
                        ? Vector512.ConditionalSelect(
                            Vector512.GreaterThan(entry, product * Negligible),
                            Vector512.Sqrt(entry),
                            Vector512.Create(double.PositiveInfinity)
                        )
                        : Vanishing(entry, factor[(k * Depth) + k]);
            }
        }
        for (var k = 0; k < Depth; k++)
        {
            for (var p = 0; p < k; p++)
                weight[k] -= factor[(k * Depth) + p] * weight[p];
            weight[k] = Vanishing(weight[k], factor[(k * Depth) + k]);
        }
        for (var k = Depth - 1; k >= 0; k--)
        {
            for (var p = k + 1; p < Depth; p++)
                weight[k] -= factor[(p * Depth) + k] * weight[p];
            weight[k] = Vanishing(weight[k], factor[(k * Depth) + k]);
        }
        for (var k = 0; k < Depth; k++)
            weight[k] = Vector512.ConditionalSelect(plain, Vector512<double>.Zero, weight[k]);
        // One weight for each of the Depth changes, in registers: this goes over the whole state.
        var (a, b, c, d, e) = (-weight[0], -weight[1], -weight[2], -weight[3], -weight[4]);
        for (var at = strip; at < answer.Length; at += lanes)
        {
            var step = Lanes.MultiplyAdd(a, Lanes.Load(changeOfRound[0], at), Lanes.Load(answer, at));
            step = Lanes.MultiplyAdd(b, Lanes.Load(changeOfRound[1], at), step);
            step = Lanes.MultiplyAdd(c, Lanes.Load(changeOfRound[2], at), step);
            step = Lanes.MultiplyAdd(d, Lanes.Load(changeOfRound[3], at), step);
            Lanes.Store(Lanes.MultiplyAdd(e, Lanes.Load(changeOfRound[4], at), step), answer, at);
        }
    }

    /// <summary>Replaces the last value and records the change; none if there was no value before.</summary>
    private static void Replace(double[] last, int at, Vector512<double> value, double[] change, Vector512<double> knowsChange)
    {
        Lanes.Store(Vector512.ConditionalSelect(knowsChange, value - Lanes.Load(last, at), Vector512<double>.Zero), change, at);
        Lanes.Store(value, last, at);
    }

    /// <summary>entry / pivot, and exactly 0 (never NaN) where the pivot is infinite.</summary>
    private static Vector512<double> Vanishing(Vector512<double> entry, Vector512<double> pivot) =>
        Vector512.ConditionalSelect(
            Vector512.Equals(pivot, Vector512.Create(double.PositiveInfinity)),
            Vector512<double>.Zero,
            entry / pivot
        );

    private Vector512<double> Dot(double[] a, double[] b, int strip)
    {
        Vector512<double> sum = default;
        for (var at = strip; at < a.Length; at += lanes)
            sum = Lanes.MultiplyAdd(Lanes.Load(a, at), Lanes.Load(b, at), sum);
        return sum;
    }

    private void Clear(double[] array, int @case)
    {
        if (size.IsOneCase)
            Array.Clear(array);
        else
        {
            for (var at = @case; at < array.Length; at += lanes)
                array[at] = 0;
        }
    }
}
