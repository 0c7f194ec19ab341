using Orleans.Serialization;
using Orleans.Storage;

namespace TradeSim.Grains.Hosting;

/// <summary>
/// Errors that mean that a silo, a message or the connection to the storage was lost. The request may or may not have been executed;
/// every request here may be made again.
/// </summary>
internal static class Lost
{
    /// <summary>Number of times that a silo sends a query before it treats it as lost.</summary>
    private const int MostAttempts = 4;

    /// <summary>How long an answer may take before the query is sent a second time.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Sends a query that changes no state, and sends it a second time if there is no answer for a while: a starting cluster loses
    /// requests, and the caller must not lose its work by waiting for one. An answer to the first query is still accepted.
    /// </summary>
    /// <exception cref="TimeoutException">There was no answer to the last attempt either.</exception>
    public static async Task<T> SendUntilAnswered<T>(Func<Task<T>> question)
    {
        var asked = new List<Task<T>>();
        for (var attempt = 1; ; attempt++)
        {
            asked.Add(question());
            var silence = attempt < MostAttempts ? Task.Delay(Silence) : Task.Delay(Timeout.Infinite);
            while (asked.Count > 0 && await Task.WhenAny([.. asked, silence]) is Task<T> heard)
            {
                asked.Remove(heard);
                try
                {
                    var answer = await heard;
                    foreach (var late in asked)
                        late.Ignore();
                    return answer;
                }
                catch (TimeoutException) when (attempt < MostAttempts || asked.Count > 0)
                {
                    // It may be on its way, be done, or never have arrived.
                }
            }
        }
    }

    /// <inheritdoc cref="SendUntilAnswered{T}"/>
    public static Task SendUntilAnswered(Func<Task> question) =>
        SendUntilAnswered(async () =>
        {
            await question();
            return true;
        });

    public static bool Is(Exception error) =>
        error
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
