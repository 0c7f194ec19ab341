namespace TradeSim.Engine.Market;

/// <summary>
/// How large the arrays of a market are and where its numbers are in them (see <see cref="ILayout"/>). What belongs to economy n is in the
/// vector at n·Stride; what belongs to a sector of it, in the vector at (n·Blocks + block)·Stride.
/// </summary>
internal sealed class MarketSize
{
    public MarketSize(int economies, int sectors, int cases)
    {
        (Economies, Sectors, Cases) = (economies, sectors, cases);
        IsOneCase = cases == 1;
        Stride = Lanes.Padded(cases);
        Blocks = IsOneCase ? Lanes.Padded(sectors) / Lanes.Width : sectors;
    }

    /// <summary>N.</summary>
    public int Economies { get; }

    /// <summary>J.</summary>
    public int Sectors { get; }

    /// <summary>Cases side by side.</summary>
    public int Cases { get; }

    /// <summary>Whether the vectors contain sectors (<see cref="OneCase"/>) and not cases.</summary>
    public bool IsOneCase { get; }

    /// <summary>From one vector of a strip to the next.</summary>
    public int Stride { get; }

    /// <summary>Vectors in which the sectors of an economy stand: one a sector, or one for eight.</summary>
    public int Blocks { get; }

    /// <summary>Length of an array with a number for each economy and case.</summary>
    public int PerEconomy => Economies * Stride;

    /// <summary>Length of an array with a number for each sector of one economy and case.</summary>
    public int PerSector => Blocks * Stride;

    /// <summary>Length of an array with a number for each economy, sector and case.</summary>
    public int PerEconomyAndSector => Economies * Blocks * Stride;

    /// <summary>Index of a case's number for an economy; alone, a case also has the next seven places.</summary>
    public int At(int economy, int @case) => (economy * Stride) + @case;

    /// <summary>Index of a case's number for a sector in the part of one economy.</summary>
    public int AtSector(int sector, int @case) => IsOneCase ? sector : (sector * Stride) + @case;

    /// <summary>Index of a case's number for an economy's sector.</summary>
    public int At(int economy, int sector, int @case) => (economy * Blocks * Stride) + AtSector(sector, @case);

    /// <summary>Writes a case's number for an economy.</summary>
    public void Set(double[] array, int economy, int @case, double value)
    {
        if (IsOneCase)
            array.AsSpan(economy * Stride, Lanes.Width).Fill(value);
        else
            array[At(economy, @case)] = value;
    }
}

/// <summary>Places of cases, to go through without allocating.</summary>
internal readonly struct CaseRange(int from, int to)
{
    public Enumerator GetEnumerator() => new(from, to);

    public struct Enumerator(int from, int to)
    {
        public int Current { get; private set; } = from - 1;

        public bool MoveNext() => ++Current < to;
    }
}
