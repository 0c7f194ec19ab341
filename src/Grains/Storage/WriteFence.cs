using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace TradeSim.Grains.Storage;

/// <summary>
/// Keeps a silo that stood still (a paused machine, SIGSTOP) from writing after the others have declared it dead: before its first write
/// after a pause it asks the table of members whether it still is one.
/// </summary>
internal sealed class WriteFence(IMembershipTable members, ILocalSiloDetails self, IFatalErrorHandler fatal, TimeProvider clock)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    /// <summary>A pause shorter than this is too short for the others to have noticed.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private long lastBeat = Stopwatch.GetTimestamp();

    /// <summary>Waits until it is known that this silo may write.</summary>
    /// <exception cref="StorageUnavailableException">The table of members does not answer, or this silo is no member any more.</exception>
    public async Task Pass()
    {
        while (Stopwatch.GetElapsedTime(Interlocked.Read(ref lastBeat)) > LongestPause)
        {
            var before = Stopwatch.GetTimestamp();
            MembershipTableData row;
            try
            {
                row = await members.ReadRowAsync(self.SiloAddress, CancellationToken.None);
            }
#pragma warning disable CA1031 // Drivers of stores have exceptions of their own, which must not travel.
            catch (Exception error)
#pragma warning restore CA1031
            {
                throw new StorageUnavailableException($"The table of members does not answer: {error.Message}");
            }
            if (row.TryGet(self.SiloAddress)?.Item1.Status is SiloStatus.Dead)
            {
                fatal.OnFatalException(this, "This silo stood still and was declared dead meanwhile", null);
                throw new StorageUnavailableException("This silo was declared dead and does not write any more.");
            }
            Advance(before);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // After a pause the next write asks first; without a write there is nothing to ask for.
                if (Stopwatch.GetElapsedTime(Interlocked.Read(ref lastBeat)) <= LongestPause)
                    Advance(Stopwatch.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private void Advance(long moment) => Interlocked.Exchange(ref lastBeat, moment);
}
