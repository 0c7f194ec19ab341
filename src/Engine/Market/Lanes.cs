using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TradeSim.Engine.Market;

/// <summary>
/// Layout of the numbers of a market. A vector contains eight numbers, and there are two ways to fill it: with eight cases of one sector
/// (<see cref="ManyCases"/>, the case as innermost axis), or, when a case runs alone, with eight sectors of that case
/// (<see cref="OneCase"/>). The code of the market is the same for both: it goes through <em>blocks</em> (one a sector, or one for eight
/// sectors), and what belongs to an economy as a whole, such as its wage, fills its vector with cases, or with eight copies. Sums over
/// sectors run in eight interleaved sums in both, so a case has the same bits alone and in any batch. No instruction mixes cases.
/// Multiply-adds are fused explicitly or not at all, never by the compiler's choice.
/// </summary>
internal interface ILayout
{
    /// <summary>A number that all cases share, for the sectors of a block.</summary>
    /// <param name="perSector">The number of sector 0; those of the others follow, padded to whole vectors.</param>
    /// <param name="block">The block.</param>
    static abstract Vector512<double> Coefficient(ref double perSector, int block);

    /// <summary>The value of one sector in each lane, from blocks whose vectors stand at start + block·stride.</summary>
    static abstract Vector512<double> OfSector(double[] values, int start, int stride, int sector);

    /// <summary>Σ over sectors of weight·value, in each lane.</summary>
    static abstract Vector512<double> WeightedSum(double[] weights, int weightsStart, double[] values, int start, int stride, int blocks);

    /// <summary>The largest of the values within a vector that belong to the same case, in each lane.</summary>
    static abstract Vector512<double> LargestOfCase(Vector512<double> values);
}

/// <summary>What both layouts share.</summary>
internal static class Lanes
{
    /// <summary>Numbers in a vector.</summary>
    public const int Width = 8;

    /// <summary>The next multiple of <see cref="Width"/>.</summary>
    public static int Padded(int count) => (count + Width - 1) / Width * Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double[] array, int index) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(array), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, double[] array, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(array), (nuint)index);

    /// <summary>Stores where a condition holds, keeps elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWhere(Vector512<double> holds, Vector512<double> value, double[] array, int index) =>
        Store(Vector512.ConditionalSelect(holds, value, Load(array, index)), array, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    /// <summary>a / b where b is above 0, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> RatioOrZero(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(b, Vector512<double>.Zero), a / b, Vector512<double>.Zero);

    /// <summary>
    /// y_j = Σ_k m_jk·x_k over the sectors of an economy, for a matrix that all cases share. Sums run in the order of k; four blocks of
    /// results go side by side only to keep the multiply-adders busy. The matrix is stored by columns, m_jk at matrixStart + k·padded + j,
    /// where padded is the number of sectors padded to whole vectors.
    /// </summary>
    public static void Multiply<TLayout>(
        double[] byColumn,
        int matrixStart,
        int sectors,
        int blocks,
        double[] x,
        int xStart,
        double[] y,
        int yStart,
        int stride
    )
        where TLayout : struct, ILayout
    {
        var padded = Padded(sectors);
        var done = 0;
        while (done < blocks && blocks >= 4)
        {
            // The last four begin early enough to be four: repeated elements give the same result.
            var block = Math.Min(done, blocks - 4);
            done = block + 4;
            Vector512<double> a = default,
                b = default,
                c = default,
                d = default;
            for (var k = 0; k < sectors; k++)
            {
                ref var column = ref byColumn[matrixStart + (k * padded)];
                var value = TLayout.OfSector(x, xStart, stride, k);
                a = MultiplyAdd(TLayout.Coefficient(ref column, block), value, a);
                b = MultiplyAdd(TLayout.Coefficient(ref column, block + 1), value, b);
                c = MultiplyAdd(TLayout.Coefficient(ref column, block + 2), value, c);
                d = MultiplyAdd(TLayout.Coefficient(ref column, block + 3), value, d);
            }
            Store(a, y, yStart + (block * stride));
            Store(b, y, yStart + ((block + 1) * stride));
            Store(c, y, yStart + ((block + 2) * stride));
            Store(d, y, yStart + ((block + 3) * stride));
        }
        for (var block = done; block < blocks; block++)
        {
            Vector512<double> a = default;
            for (var k = 0; k < sectors; k++)
                a = MultiplyAdd(
                    TLayout.Coefficient(ref byColumn[matrixStart + (k * padded)], block),
                    TLayout.OfSector(x, xStart, stride, k),
                    a
                );
            Store(a, y, yStart + (block * stride));
        }
    }
}

/// <summary>Eight cases of one sector in a vector: a block is a sector, the stride is the number of cases padded to whole
/// vectors.</summary>
internal readonly struct ManyCases : ILayout
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Coefficient(ref double perSector, int block) => Vector512.Create(Unsafe.Add(ref perSector, block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> OfSector(double[] values, int start, int stride, int sector) =>
        Lanes.Load(values, start + (sector * stride));

    public static Vector512<double> WeightedSum(double[] weights, int weightsStart, double[] values, int start, int stride, int blocks)
    {
        var sums = new EightSums();
        ref var weight = ref weights[weightsStart];
        var block = 0;
        for (; block + 8 <= blocks; block += 8)
        {
            sums.A = Lanes.MultiplyAdd(Coefficient(ref weight, block), Lanes.Load(values, start + (block * stride)), sums.A);
            sums.B = Lanes.MultiplyAdd(Coefficient(ref weight, block + 1), Lanes.Load(values, start + ((block + 1) * stride)), sums.B);
            sums.C = Lanes.MultiplyAdd(Coefficient(ref weight, block + 2), Lanes.Load(values, start + ((block + 2) * stride)), sums.C);
            sums.D = Lanes.MultiplyAdd(Coefficient(ref weight, block + 3), Lanes.Load(values, start + ((block + 3) * stride)), sums.D);
            sums.E = Lanes.MultiplyAdd(Coefficient(ref weight, block + 4), Lanes.Load(values, start + ((block + 4) * stride)), sums.E);
            sums.F = Lanes.MultiplyAdd(Coefficient(ref weight, block + 5), Lanes.Load(values, start + ((block + 5) * stride)), sums.F);
            sums.G = Lanes.MultiplyAdd(Coefficient(ref weight, block + 6), Lanes.Load(values, start + ((block + 6) * stride)), sums.G);
            sums.H = Lanes.MultiplyAdd(Coefficient(ref weight, block + 7), Lanes.Load(values, start + ((block + 7) * stride)), sums.H);
        }
        for (; block < blocks; block++)
        {
            ref var sum = ref sums.Of(block % 8);
            sum = Lanes.MultiplyAdd(Coefficient(ref weight, block), Lanes.Load(values, start + (block * stride)), sum);
        }
        return sums.Total;
    }

    public static Vector512<double> LargestOfCase(Vector512<double> values) => values;
}

/// <summary>Eight sectors of one case in a vector: a block is eight sectors, the stride is 8.</summary>
internal readonly struct OneCase : ILayout
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Coefficient(ref double perSector, int block) =>
        Vector512.LoadUnsafe(ref perSector, (nuint)(block * Lanes.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> OfSector(double[] values, int start, int stride, int sector) =>
        Vector512.Create(values[start + sector]);

    public static Vector512<double> WeightedSum(double[] weights, int weightsStart, double[] values, int start, int stride, int blocks)
    {
        Vector512<double> sums = default;
        for (var at = 0; at < blocks * Lanes.Width; at += Lanes.Width)
            sums = Lanes.MultiplyAdd(Lanes.Load(weights, weightsStart + at), Lanes.Load(values, start + at), sums);
        return Total(sums);
    }

    public static Vector512<double> LargestOfCase(Vector512<double> values)
    {
        var largest = values[0];
        for (var lane = 1; lane < Lanes.Width; lane++)
            largest = Math.Max(largest, values[lane]); // NaN stays
        return Vector512.Create(largest);
    }

    private static Vector512<double> Total(Vector512<double> sums) =>
        Vector512.Create((sums[0] + sums[1] + (sums[2] + sums[3])) + (sums[4] + sums[5] + (sums[6] + sums[7])));
}

/// <summary>Eight interleaved sums over sectors, in many cases: what the lanes of one vector are when a case is alone.</summary>
internal struct EightSums
{
    public Vector512<double> A;
    public Vector512<double> B;
    public Vector512<double> C;
    public Vector512<double> D;
    public Vector512<double> E;
    public Vector512<double> F;
    public Vector512<double> G;
    public Vector512<double> H;

    public readonly Vector512<double> Total => (A + B + (C + D)) + (E + F + (G + H));

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref Vector512<double> Of(int remainder)
    {
        switch (remainder)
        {
            case 0:
                return ref A;
            case 1:
                return ref B;
            case 2:
                return ref C;
            case 3:
                return ref D;
            case 4:
                return ref E;
            case 5:
                return ref F;
            case 6:
                return ref G;
            default:
                return ref H;
        }
    }
}
