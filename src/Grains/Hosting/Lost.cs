using Orleans.Serialization;
using Orleans.Storage;

namespace TradeSim.Grains.Hosting;

/// <summary>
/// Errors that mean that a silo, a message or the connection to the storage was lost. The request may or may not have been executed; every
/// request here may be made again.
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
    public static Task<T> SendUntilAnswered<T>(Func<Task<T>> question) =>
        FirstAnswer(
            question,
            attempt => Task.Delay(attempt < MostAttempts ? Silence : Timeout.InfiniteTimeSpan),
            // It may be on its way, be done, or never have arrived.
            (error, attempt, underWay) => error is TimeoutException && (attempt < MostAttempts || underWay > 0)
        );

    /// <summary>Sends a query, and sends it again after each silence. The first answer counts.</summary>
    /// <param name="question">Sends the query.</param>
    /// <param name="silence">How long to wait for an answer, by the number of queries that were sent.</param>
    /// <param name="isLost">Whether an error means that a query was lost, by the number sent and the number still under way.</param>
    /// <param name="lost">Called after each lost query.</param>
    /// <param name="next">Called before the query is sent again, with the number of those still under way.</param>
    public static async Task<T> FirstAnswer<T>(
        Func<Task<T>> question,
        Func<int, Task> silence,
        Func<Exception, int, int, bool> isLost,
        Action? lost = null,
        Func<int, Task>? next = null
    )
    {
        var underWay = new List<Task<T>>();
        for (var attempt = 1; ; attempt++)
        {
            underWay.Add(AskOnce());
            var silent = silence(attempt);
            while (underWay.Count > 0 && await Task.WhenAny([.. underWay, silent]) is Task<T> heard)
            {
                underWay.Remove(heard);
                try
                {
                    var answer = await heard;
                    foreach (var late in underWay)
                        late.Ignore();
                    return answer;
                }
                catch (Exception error) when (isLost(error, attempt, underWay.Count))
                {
                    lost?.Invoke();
                }
            }
            if (next is not null)
                await next(underWay.Count);
        }

        async Task<T> AskOnce() => await question(); // so that an immediate exception is handled like a late failure
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
