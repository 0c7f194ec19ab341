using System.Diagnostics;
using System.Globalization;
using TradeSim.Grains.Hosting;

namespace TradeSim.Grains;

/// <summary>
/// Requests to a cluster, made again until it answers, since one that was lost is neither done nor failed. Cancelling and
/// <see cref="Patience"/> end that.
/// </summary>
internal sealed class Requests
{
    private long silentSince = Stopwatch.GetTimestamp();

    /// <summary>Delay before a lost request is repeated.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a query may be without an answer before a second one is sent.</summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromSeconds(3);

    /// <summary>How long to wait for a silent cluster; null: without limit.</summary>
    public TimeSpan? Patience { get; set; }

    /// <summary>Receives the time for which the cluster has been silent, after each lost request.</summary>
    public Action<TimeSpan>? Silent { get; set; }

    /// <summary>Sends a request to the cluster and repeats it until it succeeds.</summary>
    /// <exception cref="StudyException">It was silent for longer than <see cref="Patience"/>.</exception>
    public async Task SendUntilDone(Func<Task> request, CancellationToken cancellation)
    {
        Begin();
        while (true)
        {
            try
            {
                await request().WaitAsync(cancellation);
                return;
            }
            catch (Exception error) when (Lost.Is(error) && !cancellation.IsCancellationRequested)
            {
                Missed();
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    /// <summary>
    /// Asks until there is an answer. A question to a silo that was lost times out late, so silence is reason enough to ask again beside
    /// it, and the first answer counts. Only for what changes nothing, or may be done twice at any time.
    /// </summary>
    /// <exception cref="StudyException">The cluster was silent for longer than <see cref="Patience"/>.</exception>
    public Task<T> Ask<T>(Func<Task<T>> question, CancellationToken cancellation)
    {
        Begin();
        return Lost.FirstAnswer(
            question,
            _ => Task.Delay(Silence, cancellation),
            (error, _, _) => Lost.Is(error) && !cancellation.IsCancellationRequested,
            Missed,
            async underWay =>
            {
                cancellation.ThrowIfCancellationRequested();
                if (underWay == 0)
                    await Task.Delay(Pause, cancellation);
            }
        );
    }

    /// <summary>A request is made now: silence counts from here.</summary>
    public void Begin() => silentSince = Stopwatch.GetTimestamp();

    /// <summary>A request was lost.</summary>
    /// <exception cref="StudyException">The cluster has been silent for longer than <see cref="Patience"/>.</exception>
    public void Missed()
    {
        var silence = Stopwatch.GetElapsedTime(silentSince);
        if (silence > Patience)
            throw new StudyException(
                string.Create(CultureInfo.InvariantCulture, $"The cluster has not answered for {silence.TotalSeconds:f0} seconds.")
            );
        Silent?.Invoke(silence);
    }
}
