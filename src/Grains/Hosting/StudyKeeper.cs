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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Look();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops; the others keep looking.
        }
    }

    private async Task Look()
    {
        try
        {
            foreach (var id in await grains.GetGrain<IStudiesGrain>(0).Running()) await grains.GetGrain<IStudyGrain>(id).Resume();
        }
        catch (Exception error) when (Lost.Is(error))
        {
            LogMissed(error.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Could not look after studies this time: {Reason}")]
    private partial void LogMissed(string reason);
}
