using System.Globalization;

namespace TradeSim.Grains.Messages;

/// <summary>Limit of a message between clients and silos, and of a row of the database: PostgreSQL stores less than 1 GiB in a
/// field.</summary>
internal static class PayloadLimit
{
    /// <summary>Most bytes of a message.</summary>
    public const int MessageBytes = 1 << 30;

    /// <summary>Most bytes of an order, or of the results of a batch: a message without its other fields.</summary>
    public const long Bytes = 1000L << 20;

    /// <exception cref="StudyException">There are more bytes than that.</exception>
    public static void Check(long bytes, string what, string expected)
    {
        if (bytes <= Bytes)
            return;
        throw new StudyException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A cluster transfers at most {Bytes >> 20} MiB at a time: got {bytes >> 20} MiB for {what}, expected {expected}."
            )
        );
    }
}
