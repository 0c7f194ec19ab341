using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TradeSim.Grains.Hosting;

/// <summary>
/// Each silo looks every few seconds whether a running study has lost its silo, and wakes it: a study goes on as long as one silo does,
/// whether or not a client watches.
/// </summary>
internal sealed partial class StudyKeeper(IGrainFactory grains, TimeProvider clock, ILogger<StudyKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>A request that a cluster in the making has lost times out late; asking again does no harm, and a study must
    /// not wait for that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Look();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops; the others keep looking.
        }
    }

    private async Task Look()
    {
        if (await Try(grains.GetGrain<IStudiesGrain>(0).Running) is not { } running)
            return;
        // One that does not answer must not keep the others waiting.
        await Task.WhenAll(
            running.Select(id =>
                Try(async () =>
                {
                    await grains.GetGrain<IStudyGrain>(id).Resume();
                    return id;
                })
            )
        );
    }

    private async Task<T?> Try<T>(Func<Task<T>> request)
        where T : class
    {
        try
        {
            return await request().WaitAsync(Patience, clock);
        }
#pragma warning disable CA1031 // Whatever happened to one study, the silo lives on and looks again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogMissed(error.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Could not look after studies this time: {Reason}")]
    private partial void LogMissed(string reason);
}
