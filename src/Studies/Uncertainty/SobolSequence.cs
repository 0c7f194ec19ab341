using System.Globalization;
using System.Numerics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// Sobol' points (Sobol' 1967) with the direction numbers of Joe and Kuo (2008), under Owen's nested uniform scrambling (Owen 1995) by
/// hashing (Burley 2020, "Practical hash-based Owen scrambling", Journal of Computer Graphics Techniques 9(4); Laine and Karras 2011). The
/// point of an index is computed on its own, so points can be made in any order. Best with a power of two of points; the first is kept
/// (Owen 2020).
/// </summary>
internal sealed class SobolSequence
{
    /// <summary>Dimensions for which there are direction numbers.</summary>
    public const int MostDimensions = 512;

    private const int Bits = 32;

    private static readonly Lazy<uint[][]> Directions = new(ReadDirections);

    private readonly uint[] scrambles;

    /// <summary>A scrambled sequence.</summary>
    /// <param name="dimensions">Dimensions, at most <see cref="MostDimensions"/>.</param>
    /// <param name="draws">Where the scrambling comes from; null: not scrambled.</param>
    public SobolSequence(int dimensions, RandomDraws? draws)
    {
        if (dimensions > MostDimensions)
            throw new StudyException(
                $"got {Invariant.Text(dimensions)} dimensions, expected at most {Invariant.Text(MostDimensions)} for Sobol' points; "
                    + $"Latin hypercube has no limit"
            );
        scrambles =
        [
            .. Enumerable.Range(0, dimensions).Select(dimension => draws is { } source ? (uint)source.Bits(0, 0, 0, dimension) : 0u),
        ];
        IsScrambled = draws is not null;
    }

    /// <summary>Whether the points are scrambled.</summary>
    public bool IsScrambled { get; }

    /// <summary>A coordinate of the point of an index, between 0 and 1, neither included.</summary>
    public double Coordinate(int index, int dimension)
    {
        var directions = Directions.Value[dimension];
        var bits = 0u;
        for (var rest = (uint)index; rest != 0; rest &= rest - 1)
            bits ^= directions[BitOperations.TrailingZeroCount(rest)];
        if (IsScrambled)
            bits = Scramble(bits, scrambles[dimension]);
        return (bits + 0.5) / 4294967296.0;
    }

    // A random tree of bit flips: each bit is flipped or not by a hash of the bits above it.
    private static uint Scramble(uint bits, uint seed)
    {
        var x = Reverse(bits);
        unchecked
        {
            x ^= x * 0x3d20adea;
            x += seed;
            x *= (seed >> 16) | 1;
            x ^= x * 0x05526c56;
            x ^= x * 0x53a22864;
        }
        return Reverse(x);
    }

    private static uint Reverse(uint x)
    {
        x = ((x >> 1) & 0x55555555) | ((x & 0x55555555) << 1);
        x = ((x >> 2) & 0x33333333) | ((x & 0x33333333) << 2);
        x = ((x >> 4) & 0x0F0F0F0F) | ((x & 0x0F0F0F0F) << 4);
        return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(x);
    }

    private static uint[][] ReadDirections()
    {
        using var stream = typeof(SobolSequence).Assembly.GetManifestResourceStream("joe-kuo-d6.txt")!;
        using var reader = new StreamReader(stream);
        var directions = new List<uint[]> { Enumerable.Range(0, Bits).Select(bit => 1u << (Bits - 1 - bit)).ToArray() };
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => uint.Parse(text, CultureInfo.InvariantCulture))
                .ToArray();
            directions.Add(Recur((int)numbers[0], numbers[1], numbers.AsSpan(2)));
        }
        return [.. directions];
    }

    // The recurrence of a primitive polynomial of degree s with inner coefficients a.
    private static uint[] Recur(int degree, uint a, ReadOnlySpan<uint> initial)
    {
        var v = new uint[Bits];
        for (var bit = 0; bit < Bits; bit++)
        {
            if (bit < degree)
            {
                v[bit] = initial[bit] << (Bits - 1 - bit);
                continue;
            }
            v[bit] = v[bit - degree] ^ (v[bit - degree] >> degree);
            for (var k = 1; k < degree; k++)
            {
                if (((a >> (degree - 1 - k)) & 1) == 1)
                    v[bit] ^= v[bit - k];
            }
        }
        return v;
    }
}
