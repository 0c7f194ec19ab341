using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TradeSim.Engine.Dynamics;
using TradeSim.Studies.Cases;
using TradeSim.Studies.Randomness;

namespace TradeSim.Studies.Uncertainty;

/// <summary>
/// The cases of a study as a function: the row of a case is computed from its number, so a design of any size takes no memory, and cases
/// can be made in any order on any machine. With <see cref="Sampling.Random"/> the draws of an input depend on its name only: adding an
/// input leaves the others' draws as they were.
/// </summary>
internal sealed class Design
{
    private const int FeistelRounds = 10;

    private readonly InputSpace inputs;
    private readonly RandomDraws draws;
    private readonly int[] drawOf; // by dimension: which draw of which year
    private readonly int[] yearOf;
    private readonly SobolSequence? sobol;
    private readonly int halfBits; // of the permutation of the Latin hypercube

    /// <summary>A design.</summary>
    /// <param name="inputs">The uncertain parameters.</param>
    /// <param name="cases">Number of cases, at least 1.</param>
    /// <param name="sampling">How points are chosen.</param>
    /// <param name="seed">The seed.</param>
    public Design(InputSpace inputs, int cases, Sampling sampling = Sampling.Sobol, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (cases < 1)
            throw new StudyException($"got {Invariant.Text(cases)} cases, expected at least 1");
        (this.inputs, Count, Sampling, Seed) = (inputs, cases, sampling, seed);
        draws = new RandomDraws(seed).For("design");
        drawOf = [.. inputs.Inputs.SelectMany(input => input.Paths.Select(_ => (int)StableHash.Of(input.Name)))];
        yearOf = [.. inputs.Inputs.SelectMany(input => Enumerable.Range(0, input.Paths.Length))];
        if (sampling == Sampling.Sobol)
            sobol = new SobolSequence(Math.Max(inputs.Dimensions, 1), draws.For("scrambling"));
        halfBits = 1;
        while (1L << (2 * halfBits) < cases)
            halfBits++;
    }

    /// <summary>The uncertain parameters.</summary>
    public InputSpace Inputs => inputs;

    /// <summary>Number of cases.</summary>
    public int Count { get; }

    /// <summary>How points are chosen.</summary>
    public Sampling Sampling { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>Indices of the parameters that the design sets.</summary>
    public ImmutableArray<int> Columns => inputs.Columns;

    /// <summary>The point of a case in the unit cube.</summary>
    public void Point(int @case, Span<double> point)
    {
        for (var dimension = 0; dimension < point.Length; dimension++)
            point[dimension] = Coordinate(@case, dimension);
    }

    /// <summary>The values of a case, in the order of <see cref="Columns"/>.</summary>
    public void Row(int @case, Span<double> values)
    {
        var point = new double[inputs.Dimensions];
        Point(@case, point);
        inputs.Map(point, values);
    }

    /// <summary>Some cases as a table.</summary>
    public CaseTable Rows(ReadOnlySpan<int> cases)
    {
        var values = new double[cases.Length * Columns.Length];
        for (var row = 0; row < cases.Length; row++)
            Row(cases[row], values.AsSpan(row * Columns.Length, Columns.Length));
        return new CaseTable(Columns, values, cases.Length);
    }

    /// <summary>A hash of all rows: two designs with the same are the same cases.</summary>
    internal string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in inputs.Paths)
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(path + "\n"));
        var row = new double[Columns.Length];
        for (var @case = 0; @case < Count; @case++)
        {
            Row(@case, row);
            hash.AppendData(MemoryMarshal.AsBytes(row.AsSpan()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset()) + "-" + Count.ToString(CultureInfo.InvariantCulture);
    }

    private double Coordinate(int @case, int dimension) =>
        Sampling switch
        {
            Sampling.Sobol => sobol!.Coordinate(@case, dimension),
            Sampling.LatinHypercube => (Slice(@case, dimension) + Uniform(@case, dimension)) / Count,
            _ => Uniform(@case, dimension),
        };

    private double Uniform(int @case, int dimension) => draws.Uniform(@case, 0, yearOf[dimension], drawOf[dimension]);

    /// <summary>
    /// The slice of a case in a dimension: a permutation of the cases as a function, by a Feistel network over the bits of the number that
    /// is walked until it falls among the cases (Black and Rogaway 2002).
    /// </summary>
    private int Slice(int @case, int dimension)
    {
        var mask = (1u << halfBits) - 1;
        var x = (uint)@case;
        do
        {
            var (left, right) = (x >> halfBits, x & mask);
            for (var round = 1; round <= FeistelRounds; round++)
                (left, right) = (
                    right,
                    left ^ ((uint)draws.Bits((int)right, round, yearOf[dimension], drawOf[dimension] ^ 0x5bd1e995) & mask)
                );
            x = (left << halfBits) | right;
        } while (x >= Count);
        return (int)x;
    }
}
