using System.Runtime.Intrinsics;

namespace TradeSim.Engine.Market;

/// <summary>
/// Anderson acceleration (Anderson 1965; Walker and Ni 2011, type II) of a fixed-point round, for W cases side by side: the last few
/// rounds tell how the market answers, and the step is the combination of them that would leave the smallest answer.
/// Each case has its own combination, and may forget its history without its neighbours noticing.
/// </summary>
internal sealed class Anderson
{
    private const int Depth = 4;

    private readonly MarketSize size;
    private readonly int vectors;
    private readonly int lanes;
    private readonly double[][] changeOfAnswer = new double[Depth][];   // ΔF [vector, lane]
    private readonly double[][] changeOfRound = new double[Depth][];    // Δx + ΔF
    private readonly double[] lastState;
    private readonly double[] lastAnswer;
    private readonly double[] gram;                                     // ΔFᵀΔF [row, column, lane]
    private readonly double[] remembered;                               // 1 where a lane still has that column [column, lane]
    private readonly double[] hasLast;                                  // 1 where a lane has a last round [lane]
    private int rounds;

    /// <param name="size">Size of the market.</param>
    /// <param name="vectors">Vectors of the state: for each economy one, for each economy and block two, and one more (see <see cref="Auctioneer"/>).</param>
    public Anderson(MarketSize size, int vectors)
    {
        this.size = size;
        this.vectors = vectors;
        lanes = size.Stride;
        for (var k = 0; k < Depth; k++) (changeOfAnswer[k], changeOfRound[k]) = (new double[vectors * lanes], new double[vectors * lanes]);
        lastState = new double[vectors * lanes];
        lastAnswer = new double[vectors * lanes];
        gram = new double[Depth * Depth * lanes];
        remembered = new double[Depth * lanes];
        hasLast = new double[lanes];
    }

    /// <summary>Forgets everything, at the start of a year.</summary>
    public void Reset()
    {
        rounds = 0;
        Array.Clear(remembered);
        Array.Clear(hasLast);
    }

    /// <summary>Forgets the history of one case.</summary>
    public void Forget(int @case)
    {
        for (var k = 0; k < Depth; k++) size.Set(remembered, k, @case, 0);
        size.Set(hasLast, 0, @case, 0);
    }

    /// <summary>Turns the answer F of a round at state x into the accelerated step.</summary>
    /// <param name="state">x [vector, lane].</param>
    /// <param name="answer">F(x) [vector, lane]; overwritten by the step.</param>
    /// <param name="plain">1 where a case takes the answer as it is this time, but remembers the round [lane].</param>
    /// <param name="strips">First lanes of the strips that still move.</param>
    public void Accelerate(double[] state, double[] answer, double[] plain, List<int> strips)
    {
        var newest = rounds % Depth;
        foreach (var strip in strips)
        {
            Remember(state, answer, newest, strip);
            Combine(answer, Vector512.Equals(Lanes.Load(plain, strip), Vector512<double>.One), strip);
        }
        rounds++;
    }

    private void Remember(double[] state, double[] answer, int newest, int strip)
    {
        var (changes, sums) = (changeOfAnswer[newest], changeOfRound[newest]);
        for (var at = strip; at < vectors * lanes; at += lanes)
        {
            var (x, f) = (Lanes.Load(state, at), Lanes.Load(answer, at));
            var change = f - Lanes.Load(lastAnswer, at);
            Lanes.Store(change, changes, at);
            Lanes.Store(x - Lanes.Load(lastState, at) + change, sums, at);
            Lanes.Store(x, lastState, at);
            Lanes.Store(f, lastAnswer, at);
        }
        Lanes.Store(Lanes.Load(hasLast, strip), remembered, (newest * lanes) + strip);
        Lanes.Store(Vector512<double>.One, hasLast, strip);
        for (var k = 0; k < Depth && k <= rounds; k++)
        {
            var product = Dot(changes, changeOfAnswer[k], strip);
            Lanes.Store(product, gram, (((newest * Depth) + k) * lanes) + strip);
            Lanes.Store(product, gram, (((k * Depth) + newest) * lanes) + strip);
        }
    }

    /// <summary>Solves the least-squares problem by Cholesky; a column that adds nothing new, or that a case has forgotten, is left out in that case.</summary>
    private void Combine(double[] answer, Vector512<double> plain, int strip)
    {
        const double Negligible = 1e-13;
        Span<Vector512<double>> factor = stackalloc Vector512<double>[Depth * Depth];
        Span<Vector512<double>> weight = stackalloc Vector512<double>[Depth];
        var columns = Math.Min(rounds + 1, Depth);
        for (var k = 0; k < columns; k++)
        {
            weight[k] = Dot(changeOfAnswer[k], answer, strip);
            for (var row = k; row < columns; row++)
            {
                var entry = Lanes.Load(gram, (((row * Depth) + k) * lanes) + strip);
                for (var p = 0; p < k; p++) entry -= factor[(row * Depth) + p] * factor[(k * Depth) + p];
                if (row == k)
                {
                    var diagonal = Lanes.Load(gram, (((k * Depth) + k) * lanes) + strip);
                    var usable = Vector512.GreaterThan(entry, diagonal * Negligible) & Vector512.GreaterThan(Lanes.Load(remembered, (k * lanes) + strip), Vector512<double>.Zero);
                    // An infinite pivot makes the whole column vanish.
                    factor[(k * Depth) + k] = Vector512.ConditionalSelect(usable, Vector512.Sqrt(entry), Vector512.Create(double.PositiveInfinity));
                }
                else
                {
                    factor[(row * Depth) + k] = Vanishing(entry, factor[(k * Depth) + k]);
                }
            }
        }
        for (var k = 0; k < columns; k++)
        {
            for (var p = 0; p < k; p++) weight[k] -= factor[(k * Depth) + p] * weight[p];
            weight[k] = Vanishing(weight[k], factor[(k * Depth) + k]);
        }
        for (var k = columns - 1; k >= 0; k--)
        {
            for (var p = k + 1; p < columns; p++) weight[k] -= factor[(p * Depth) + k] * weight[p];
            weight[k] = Vanishing(weight[k], factor[(k * Depth) + k]);
        }
        for (var k = 0; k < columns; k++) weight[k] = Vector512.ConditionalSelect(plain, Vector512<double>.Zero, weight[k]);
        for (var at = strip; at < vectors * lanes; at += lanes)
        {
            var step = Lanes.Load(answer, at);
            for (var k = 0; k < columns; k++)
            {
                // Where a case does without a column, what stands there may not be finite.
                var less = Vector512.FusedMultiplyAdd(-weight[k], Lanes.Load(changeOfRound[k], at), step);
                step = Vector512.ConditionalSelect(Vector512.Equals(weight[k], Vector512<double>.Zero), step, less);
            }
            Lanes.Store(step, answer, at);
        }
    }

    /// <summary>entry / pivot, and exactly 0 (never NaN) where the pivot is infinite.</summary>
    private static Vector512<double> Vanishing(Vector512<double> entry, Vector512<double> pivot) =>
        Vector512.ConditionalSelect(Vector512.Equals(pivot, Vector512.Create(double.PositiveInfinity)), Vector512<double>.Zero, entry / pivot);

    /// <summary>Σ a·b over the state: what belongs to economies, then costs and sales by sector.</summary>
    private Vector512<double> Dot(double[] a, double[] b, int strip)
    {
        var factor = ((vectors - 1) * lanes) + strip;
        var ofEconomies = Lanes.Load(a, factor) * Lanes.Load(b, factor);
        for (var at = strip; at < size.PerEconomy; at += lanes) ofEconomies = Lanes.MultiplyAdd(Lanes.Load(a, at), Lanes.Load(b, at), ofEconomies);
        var start = size.PerEconomy + strip;
        return ofEconomies + (size.IsOneCase
            ? OneCase.Dot(a, b, start, lanes, size.Blocks, 2 * size.Economies)
            : ManyCases.Dot(a, b, start, lanes, size.Blocks, 2 * size.Economies));
    }
}
