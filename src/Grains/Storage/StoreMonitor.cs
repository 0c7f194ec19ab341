using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace TradeSim.Grains.Storage;

/// <summary>Asks the store every two seconds, and knows for how long it has not answered.</summary>
internal sealed partial class StoreMonitor : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(5);

    private readonly IServiceProvider services;
    private readonly TimeProvider clock;
    private readonly ILogger<StoreMonitor> log;
    private long lastAnswer = Stopwatch.GetTimestamp();
    private bool hasWarned;

    internal StoreMonitor(IServiceProvider services, TimeProvider clock, ILogger<StoreMonitor> log) =>
        (this.services, this.clock, this.log) = (services, clock, log);

    /// <summary>How long a store may be silent before that is reported.</summary>
    public static TimeSpan WorthReporting { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the store has not answered.</summary>
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Interlocked.Read(ref lastAnswer));

    internal void Answered()
    {
        Interlocked.Exchange(ref lastAnswer, Stopwatch.GetTimestamp());
        if (!hasWarned)
            return;
        hasWarned = false;
        LogBack();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var storage = (GuardedStorage)services.GetRequiredKeyedService<IGrainStorage>(TradeSimStorage.Guarded);
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await storage.Probe().WaitAsync(ProbeTimeout, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (Silence < WorthReporting || hasWarned)
                    continue;
                hasWarned = true;
                LogSilent((int)Silence.TotalSeconds);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The store has not answered for {Seconds} seconds. Studies wait for it.")]
    private partial void LogSilent(int seconds);

    [LoggerMessage(LogLevel.Information, "The store answers again.")]
    private partial void LogBack();
}
