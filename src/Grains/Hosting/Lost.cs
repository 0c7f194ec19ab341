using Orleans.Serialization;
using Orleans.Storage;

namespace TradeSim.Grains.Hosting;

/// <summary>
/// Which errors say that a silo, a message or the way to the storage was lost. What was asked for may have happened or not;
/// every request here may be made again.
/// </summary>
internal static class Lost
{
    public static bool Is(Exception error) => error
        is TimeoutException
        or OrleansException
        or EnumerationAbortedException
        or InconsistentStateException
        or OperationCanceledException
        or IOException
        or System.Data.Common.DbException
        or System.Net.Sockets.SocketException
        or UnavailableExceptionFallbackException;
}
