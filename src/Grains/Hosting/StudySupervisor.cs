using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TradeSim.Grains.Hosting;

/// <summary>
/// Each silo checks every few seconds whether a running study has lost its silo, and activates it. A study therefore continues while at
/// least one silo runs, even without a client.
/// </summary>
internal sealed partial class StudySupervisor(IGrainFactory grains, TimeProvider clock, ILogger<StudySupervisor> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>A request that a starting cluster has lost times out late. Repeating it is safe, and a study must not wait for the
    /// time-out.</summary>
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
#pragma warning disable CA1031 // An error of one study must not stop the silo, which checks again.
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
