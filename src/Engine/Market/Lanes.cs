using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TradeSim.Engine.Market;

/// <summary>
/// Cases side by side. Every array of the market has the case as its innermost axis, so element k of an array of W cases starts at
/// k·W, and eight cases at a time (a strip) go through one vector instruction. No instruction mixes lanes: a case has the same bits
/// alone and in any batch. Multiply-adds are fused explicitly or not at all, never by the compiler's choice.
/// </summary>
internal static class Lanes
{
    /// <summary>Cases in a strip.</summary>
    public const int Width = 8;

    /// <summary>The width of a batch that holds so many cases: the next multiple of a strip.</summary>
    public static int Padded(int cases) => (cases + Width - 1) / Width * Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double[] array, int index) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(array), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, double[] array, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(array), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    /// <summary>
    /// y = M·x in each lane, for a matrix that all cases share. Sums run in index order; four rows go side by side
    /// only to keep the multiply-adders busy. The matrix is [rows, columns] from matrixStart on; element k of x and of y for the first
    /// lane of the strip stands at start + k·stride.
    /// </summary>
    public static void Multiply(double[] matrix, int matrixStart, int rows, int columns, double[] x, int xStart, int xStride, double[] y, int yStart, int yStride)
    {
        var row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            Vector512<double> a = default, b = default, c = default, d = default;
            ref var m = ref matrix[matrixStart + (row * columns)];
            for (var k = 0; k < columns; k++)
            {
                var value = Load(x, xStart + (k * xStride));
                a = MultiplyAdd(Vector512.Create(Unsafe.Add(ref m, k)), value, a);
                b = MultiplyAdd(Vector512.Create(Unsafe.Add(ref m, columns + k)), value, b);
                c = MultiplyAdd(Vector512.Create(Unsafe.Add(ref m, (2 * columns) + k)), value, c);
                d = MultiplyAdd(Vector512.Create(Unsafe.Add(ref m, (3 * columns) + k)), value, d);
            }
            Store(a, y, yStart + (row * yStride));
            Store(b, y, yStart + ((row + 1) * yStride));
            Store(c, y, yStart + ((row + 2) * yStride));
            Store(d, y, yStart + ((row + 3) * yStride));
        }
        for (; row < rows; row++)
        {
            Vector512<double> a = default;
            for (var k = 0; k < columns; k++)
            {
                a = MultiplyAdd(Vector512.Create(matrix[matrixStart + (row * columns) + k]), Load(x, xStart + (k * xStride)), a);
            }
            Store(a, y, yStart + (row * yStride));
        }
    }
}
