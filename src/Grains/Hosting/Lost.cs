using Orleans.Serialization;
using Orleans.Storage;

namespace TradeSim.Grains.Hosting;

/// <summary>
/// Which errors say that a silo, a message or the way to the storage was lost. What was asked for may have happened or not;
/// every request here may be made again.
/// </summary>
internal static class Lost
{
    /// <summary>Times that a silo puts a question before it takes it for lost.</summary>
    private const int MostAttempts = 4;

    /// <summary>How long an answer may take before the question is put again beside it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Puts a question that changes nothing, and puts it again beside the first if there is no answer for a while: a cluster in the making
    /// loses requests, and who waits for one must not lose all that it has done. A large answer that is on its way is still taken.
    /// </summary>
    /// <exception cref="TimeoutException">There was no answer to the last attempt either.</exception>
    public static async Task<T> AskAgain<T>(Func<Task<T>> question)
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

    /// <inheritdoc cref="AskAgain{T}"/>
    public static Task AskAgain(Func<Task> question) =>
        AskAgain(async () =>
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
