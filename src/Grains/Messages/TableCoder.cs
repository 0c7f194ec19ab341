using TradeSim.Engine.Dynamics;

namespace TradeSim.Grains.Messages;

internal static class TableCoder
{
    public static byte[] Encode(CaseTable table, int first, int count)
    {
        var values = new double[count * table.Columns.Length];
        for (var k = 0; k < count; k++)
            table.Row(first + k).CopyTo(values.AsSpan(k * table.Columns.Length));
        var bytes = new ByteWriter();
        bytes.Doubles(values);
        return bytes.ToArray();
    }

    /// <exception cref="StudyException">It is no table.</exception>
    public static CaseTable Decode(int[] columns, byte[] values, int count)
    {
        try
        {
            return new([.. columns], new ByteReader(values).Doubles(), count);
        }
        catch (ArgumentException error)
        {
            throw new StudyException($"The silo refuses the message: the table of cases: {error.Message}", error);
        }
    }
}
