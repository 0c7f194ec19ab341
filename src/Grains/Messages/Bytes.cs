using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TradeSim.Grains.Messages;

/// <summary>
/// Codes numbers as bytes, doubles as they lie in memory. Little-endian, as every machine on which .NET 10 runs vectors of doubles is.
/// </summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public void Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    public void Flag(bool value) => Int(value ? 1 : 0);

    public void Double(double value) => bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<double>(in value)));

    public void Text(string? value)
    {
        if (value is null)
        {
            Int(-1);
            return;
        }
        var utf8 = Encoding.UTF8.GetBytes(value);
        Int(utf8.Length);
        bytes.Write(utf8);
    }

    public void Doubles(ReadOnlySpan<double> values)
    {
        Int(values.Length);
        bytes.Write(MemoryMarshal.AsBytes(values));
    }

    public void Raw(ReadOnlySpan<byte> values)
    {
        Int(values.Length);
        bytes.Write(values);
    }

    public void Ints(ReadOnlySpan<int> values)
    {
        Int(values.Length);
        bytes.Write(MemoryMarshal.AsBytes(values));
    }

    public void Flags(ReadOnlySpan<bool> values)
    {
        Int(values.Length);
        bytes.Write(MemoryMarshal.AsBytes(values));
    }
}

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>How many items follow, each of at least so many bytes: more than the message can contain is refused before room is
    /// made.</summary>
    /// <exception cref="StudyException">The message is malformed.</exception>
    public int Count(int leastBytes)
    {
        var count = Int();
        return count >= 0 && (long)count * leastBytes <= rest.Length ? count : throw Malformed();
    }

    public int Int()
    {
        if (rest.Length < sizeof(int))
            throw Malformed();
        var value = BinaryPrimitives.ReadInt32LittleEndian(rest);
        rest = rest[sizeof(int)..];
        return value;
    }

    public bool Flag() => Int() != 0;

    public double Double() => MemoryMarshal.Read<double>(Take(sizeof(double)));

    public string? Text()
    {
        var length = Int();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    public double[] Doubles() => Array<double>();

    public void Doubles(double[] into) => Array<double>().CopyTo(into, 0);

    public int[] Ints() => Array<int>();

    public bool[] Flags() => Array<bool>();

    public byte[] Raw() => Array<byte>();

    private T[] Array<T>()
        where T : struct
    {
        var values = new T[Count(Unsafe.SizeOf<T>())];
        var span = MemoryMarshal.AsBytes(values.AsSpan());
        Take(span.Length).CopyTo(span);
        return values;
    }

    private static StudyException Malformed() => new("The message is malformed: a length does not match its bytes.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw Malformed();
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}

/// <summary>What a payload is on its way to another silo.</summary>
[GenerateSerializer, Immutable, Alias("tradesim.coded")]
internal struct Coded
{
    [Id(0)]
    public byte[] Bytes;
}
